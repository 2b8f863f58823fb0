"""What is offered may be accepted: it breaks nothing, and nobody is led to a model that is gone without being told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lsp.cursor import TODAY, applied, filled, labels, offered, tokens
from provcheck import judging
from provcheck.dialects.openclaw_releases import RELEASES
from provcheck.finding import Finding, Severity
from provcheck.lsp.completion import Candidate, complete
from provcheck.settings import Settings
from provcheck.workspace.load import load_workspace
from support import lint

FIXTURES = Path(__file__).parents[2] / "fixtures"
SHAPE = {"PC001", "PC002", "PC101", "PC102", "PC103", "PC104", "PC105", "PC107"}
HERE = {"PC201", "PC202", "PC203", "PC204", "PC205"}
FILES = [
    "good/openclaw/openclaw.json",
    "good/pai/providers.yaml",
    "good/pai/agent.yaml",
    "nvidia-docs/openclaw/openclaw.json",
    "nvidia-docs/pai/agents.yaml",
    "nvidia-docs/pai/model-provider.yaml",
    "nvidia-docs/pai/token-budgets.yaml",
]
SMALL = """{
  meta: { lastTouchedVersion: "RELEASE" },
  agents: { defaults: { model: { primary: "nvidia/x", fallbacks: [] }, models: { "nvidia/x": {} } } },
  models: { providers: { nvidia: { baseUrl: "https://integrate.api.nvidia.com/v1", models: [{ id: "x", name: "X" }] } } },
}
"""


@pytest.mark.parametrize("name", FILES)
def test_values_and_refs(name: str, tmp_path: Path) -> None:
    folder = FIXTURES / Path(name).parent
    files = {one.name: one.read_text() for one in sorted(folder.iterdir())}
    own = Path(name).name
    before = {(one.code, one.message) for one in _errors(lint(tmp_path / "before", files).findings)}

    texts = {f"{place}": text for place, text in enumerate(_with_values(tmp_path / "before", own, files[own]))}
    assert len(texts) > 5
    written = {f"{place}/{name}": text for place in texts for name, text in files.items()}
    written |= {f"{place}/{own}": text for place, (text, _) in texts.items()}
    found: dict[str, str] = {}
    for place, (_, chosen) in texts.items():
        report = lint(tmp_path / "after" / place, {name: written[f"{place}/{name}"] for name in files})
        wrong = [one for one in _errors(report.findings) if (one.code, one.message) not in before]
        wrong = [one for one in wrong if _is_of(one, chosen)]
        found |= {f"{chosen.label} at {chosen.start}": f"{one.code} {one.message}" for one in wrong}
    assert not found


def _with_values(folder: Path, name: str, text: str) -> Iterator[tuple[str, Candidate]]:
    """The text with a sample of what is offered in the place of each value."""
    syntax = "yaml" if name.endswith("yaml") else "json5"
    settings = Settings(as_of=TODAY)
    bundles = [
        one for domain in load_workspace([str(folder)], settings).domains for one in judging.bundles(domain, settings)
    ]
    for due, path, start, end in tokens(text, syntax):
        # Another kind of manifest has another spec.
        if due == "value" and path != ("kind",):
            offered = complete(text, start, syntax=syntax, bundles=bundles, as_of=TODAY, path=str(folder / name))
            for chosen in [one for one in offered if one.kind in ("value", "model", "ref", "provider")][
                :: max(1, len(offered) // 8)
            ]:
                assert (chosen.start, chosen.end) == (start, end)
                yield applied(text, chosen), chosen


@pytest.mark.parametrize("release", RELEASES[::4])
def test_keys_of_every_release(release: str, tmp_path: Path) -> None:
    text = SMALL.replace("RELEASE", release)
    files = {}
    for place in _behind_brackets(text):
        for number, chosen in enumerate(complete(text, place, syntax="json5", bundles=[], as_of=TODAY)):
            made = filled(text, chosen)
            assert applied(text, chosen) != text
            # A value that says nothing, where the snippet leaves one out.
            files[f"{place}-{number}/openclaw.json"] = re.sub(r":\s*(?=[,}])", ": {}", made, count=1)
    assert len(files) > 100
    found = [one for one in lint(tmp_path, files).findings if one.code in ("PC001", "PC002", "PC101", "PC107")]
    assert not [(one.message, one.location.path) for one in found]


def _behind_brackets(text: str) -> list[int]:
    return [match.end() for match in re.finditer(r"\{", text)]


@pytest.mark.parametrize("name", FILES)
def test_keys_of_manifests(name: str, tmp_path: Path) -> None:
    if not name.endswith("yaml"):
        return
    text = (FIXTURES / name).read_text()
    files = {}
    for match in re.finditer(r"(?m)^( *)[a-zA-Z]+:.*\n", text):
        at = match.start() + len(match[1])
        broken = text[: match.start()] + match[1] + "\n" + text[match.start() :]
        for number, chosen in enumerate(complete(broken, at, syntax="yaml", bundles=[], as_of=TODAY)):
            assert chosen.kind == "key"
            files[f"{at}-{number}.yaml"] = applied(broken, chosen)
    assert len(files) > 20
    found = [one for one in lint(tmp_path, files).findings if one.code in ("PC001", "PC002", "PC101", "PC107")]
    assert not [(one.message, one.location.path) for one in found]


def _is_of(finding: Finding, chosen: Candidate) -> bool:
    """Whether a candidate is to blame: refs elsewhere to an id that it replaced are none of its own."""
    here = chosen.start - 1 <= finding.location.start <= chosen.start + len(chosen.text)
    return finding.code in SHAPE or (here and finding.code in HERE) or (finding.code == "PC307" and not chosen.retired)


def _errors(findings: tuple[Finding, ...] | list[Finding]) -> list[Finding]:
    return [one for one in findings if one.severity == Severity.ERROR]


@pytest.mark.parametrize("meta", ["", 'meta: { lastTouchedVersion: "2026.2.26" }, '])
def test_keys_where_the_release_has_no_such_place(meta: str) -> None:
    assert "model" in labels(f'{{ {meta}agents: {{ list: [{{ id: "main", m<> }}] }} }}', "json5")
    assert "model" in labels(f"{{ {meta}agents: {{ entries: {{ main: {{ m<> }} }} }} }}", "json5")


def test_patterns_stand_in_front_of_models_that_are_gone() -> None:
    provider = (
        'nvidia: { baseUrl: "https://integrate.api.nvidia.com/v1", models: [{ id: "meta/llama-3.3-70b-instruct" }] }'
    )
    text = f"{{ models: {{ providers: {{ {provider} }} }}, agents: {{ defaults: {{ models: {{ <> }} }} }} }}"
    found = offered(text, "json5")
    assert "nvidia/*" in [one.label for one in found]
    assert sorted(found, key=lambda one: one.retired) == found
