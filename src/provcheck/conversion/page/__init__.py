"""The page on conversion in the documentation, made of the mapping table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from provcheck.conversion import marks
from provcheck.conversion.kinds import NATIVES
from provcheck.conversion.mapping.row import NOTHING, Row, Way
from provcheck.conversion.mapping.table import TABLE

_HEAD = """\
<!-- Written by python -m provcheck.conversion.page; edit the mapping table instead. -->

# Conversion

`provcheck convert` turns OpenClaw's configuration into Pai's manifests, and back. It goes by one table, which is this
page. Each value of the source ends as exactly one of these, and the report says which, where it is now, and why:

| outcome | what it means |
| --- | --- |
| exact | the same value in the field that means the same |
| renamed | the same value lives on under another name, or its own name had to change |
| defaulted | the result holds a value that the source does not |
| approximated | it is there, but means something else, or has no effect and only waits for the way back |
| dropped | it is not in the result |
| needs-you | nobody but you can finish it: a Secret to create, a choice to make |

What no row of the table speaks of is dropped, and the report says so.

The report stands on the terminal. `--report FILE` writes it to a file as well: as JSON, or, where the name ends in
`.html` or `.htm`, as a page that shows source and result side by side, each value in the colour of its class and linked
with what it became. The page needs nothing but a browser, asks no network and holds no secret of the source.
"""
_KEPT = f"""\
## Where the rest is kept

*kept* in a table means that a value travels with the result although that side has no field for it, so that the way
back finds it. `--no-annotations` leaves it all out.

In Pai it stands in annotations:

| annotation | holds |
| --- | --- |
| `{marks.NAME}` | the name in OpenClaw, where that is no legal name of a resource |
| `{marks.MODELS}` | the models of a provider as OpenClaw lists them, one JSON object a line |
| `{marks.UNLISTED}` | the ids that agents use though the provider does not list them |
| `{marks.PROVIDER}` | what else the provider's entry says, `null` for what it lacks; `null` alone: there is no entry |
| `{marks.AGENT}` | what else the agent's entry says; `defaults` where it is that of all agents |
| `{marks.DANGLING}` | on the first resource: refs that led nowhere already |
| `{marks.CONFIG}` | on the first resource: what belongs to no provider and no agent |

The manifest comes first: what its `spec` says counts, and an annotation only adds to it. A model that is taken out of
`allowedModels` does not come back because an annotation still lists it.

OpenClaw refuses keys that it does not know, in every release. It lets an entry of `skills.entries` carry a `config` of
any shape, though, and keeps it when it rewrites its file: there, under `{".".join(marks.SIDECAR)}`, stands what Pai
alone has. A skill of this name does not exist, so nothing reads it. What holds a `$` is kept as text, since
OpenClaw would replace variables in it.

Secrets are never kept: no literal key, no value of a header, no password in an address.
"""
_LIMITS = """\
## Limits

OpenClaw has a window for each model, Pai one cap on requests for a whole provider. `--request-cap` chooses which of the
windows becomes `maxTokensPerRequest`: the smallest (`min`, the default), the largest (`max`), or none. The report names
every model whose window that shortens. No cap is written when all windows are more than their models have.

On the way to OpenClaw a model gets its window and its output limit from the annotation; else from the catalogue, where
that is sure of them; else none, and the report says so.
"""


def page(examples: Iterable[tuple[str, str, str]]) -> str:
    """The page; ``examples`` are titles, languages and texts."""
    parts = [_HEAD, "## What stands where\n", *_tables(), _types(), _LIMITS, _KEPT, "## Example\n"]
    parts += [f"{title}\n\n```{language}\n{text}```\n" for title, language, text in examples]
    return "\n".join(parts)


def _tables() -> Iterator[str]:
    titles = {(True, True): "Both sides", (True, False): "OpenClaw alone", (False, True): "Pai alone"}
    ordered = sorted(TABLE, key=_sides, reverse=True)
    for sides, found in groupby(ordered, key=_sides):
        rows = [row for row in found if not _is_trivial(row)]
        yield f"### {titles[sides]}\n"
        yield _both(rows) if all(sides) else _one(rows)


def _is_trivial(row: Row) -> bool:
    """Whether a row is only about what holds nothing."""
    return all(way is None or way.reason.startswith(NOTHING) for way in (row.to_pai, row.to_openclaw))


def _sides(row: Row) -> tuple[bool, bool]:
    return bool(row.openclaw), bool(row.pai)


def _both(rows: Iterable[Row]) -> str:
    cells = [(_code(row.openclaw), _code(row.pai), _way(row.to_pai), _way(row.to_openclaw)) for row in rows]
    lines = [_line("OpenClaw", "Pai", "to Pai", "to OpenClaw"), _line("---", "---", "---", "---")]
    return "".join([*lines, *(_line(*one) for one in cells)])


def _one(rows: Iterable[Row]) -> str:
    lines = [_line("field", "outcome", "why"), _line("---", "---", "---")]
    for row in rows:
        way = row.to_pai or row.to_openclaw
        if way is not None:
            lines.append(_line(_code(row.openclaw or row.pai), _outcome(way), way.reason))
    return "".join(lines)


def _way(way: Way | None) -> str:
    return f"{_outcome(way)}: {way.reason}" if way else ""


def _outcome(way: Way) -> str:
    return f"{way.outcome}, kept" if way.kept else str(way.outcome)


def _code(pattern: str) -> str:
    # With spaces a long list can be broken into lines.
    return f"`{pattern.replace(',', ', ')}`"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def _types() -> str:
    lines = ["## Types of providers\n\n", _line("Pai's type", "OpenClaw"), _line("---", "---")]
    for one in NATIVES:
        apis = " or ".join(f"`{api}`" for api in one.apis)
        lines.append(_line(f"`{one.kind}`", f"`{one.id}`, built in; or {apis} at {one.address}"))
    lines.append(_line("`azure-openai`", "`azure-openai-responses`, with the path `/openai/v1` that OpenClaw needs"))
    lines.append(_line("`vllm`", "`openai-completions`, where the name of the provider or the host is `vllm`"))
    lines.append(_line("`openai` with an endpoint", "`openai-completions` or `openai-responses` anywhere else"))
    lines.append(
        "\nWhat speaks another API at another address, such as a proxy with Anthropic's API, no type of Pai's fits: it "
        "needs you,\nand its models are left out of the agents' lists. So it is with what runs on OpenClaw's own "
        "machine.\n"
    )
    return "".join(lines)
