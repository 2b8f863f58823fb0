from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcheck.conversion.entry import Entry, Outcome, Place
from provcheck.conversion.report import json as document
from provcheck.conversion.report.blocks import blocks
from provcheck.conversion.report.fold import Survey, items
from provcheck.conversion.report.paths import segments, spelled
from provcheck.conversion.report.shell import lines as shell_lines
from provcheck.conversion.report.table import render
from provcheck.screen import columns, visible

KEPT = "Pai has no field for this; the annotation keeps it for the way back"
SAME = "the same field"
REFS = "OpenClaw's provider NVIDIA_NIM is nvidia-nim in Pai, whose names are DNS labels"
NO_CHANNELS = "Pai knows no channels"
COMMANDS = [
    'pai add secret nvidia-api-key --from-literal api-key="$NVIDIA_API_KEY"',
    'pai add secret nvidia-api-key --namespace production --from-literal api-key="$NVIDIA_API_KEY"',
]


def entry(
    outcome: Outcome, line: int, pointer: str, reason: str = SAME, target: tuple[int, str] | None = None
) -> Entry:
    """What became of a value of openclaw.json."""
    place = None if target is None else Place("pai.yaml", 0, target[1], target[0], 3)
    return Entry(outcome, Place("openclaw.json", 0, pointer, line, 5), place, reason)


def models(provider: str, first: int) -> Iterator[Entry]:
    """Three models, each with seven values."""
    kept = (6, "/metadata/annotations/provcheck.dev~1models")
    for at in range(3):
        model, line = f"{provider}/models/{at}", first + 8 * at
        yield entry(Outcome.EXACT, line, f"{model}/id", target=(14 + at, f"/spec/allowedModels/{at}"))
        for further, key in enumerate(("name", "input/0", "cost/input", "cost/output", "maxTokens"), 1):
            yield entry(Outcome.APPROXIMATED, line + further, f"{model}/{key}", KEPT, kept)
        shortened = "the smallest window of the provider's models caps them all: z-ai/glm-5.2 is shortened to 131072"
        yield entry(
            Outcome.APPROXIMATED, line + 6, f"{model}/contextWindow", shortened, (12, "/spec/maxTokensPerRequest")
        )


def realistic() -> list[Entry]:
    """A conversion as it is: one provider with a secret, three models, an agent, and what Pai has not."""
    provider = "/models/providers/NVIDIA_NIM"
    needs = "the Secret nvidia-api-key must exist; the source takes its value from the variable NVIDIA_API_KEY"
    hosted = "openai-completions on a host that is not OpenAI's is Pai's provider openai with an endpoint"
    models_of_agent = ["primary", "fallbacks/0", "fallbacks/1"]
    return [
        entry(Outcome.DROPPED, 3, "/meta/lastTouchedVersion", "says which OpenClaw wrote the file"),
        entry(Outcome.DROPPED, 6, "/env/vars/TEAM", "a Pai provider has no environment"),
        *(
            entry(Outcome.RENAMED, 10 + at, f"/agents/defaults/model/{key}", REFS, (41 + at, f"/spec/models/{at}"))
            for at, key in enumerate(models_of_agent)
        ),
        entry(Outcome.DEFAULTED, 19, provider, "no --namespace is given", (5, "/metadata/namespace")),
        entry(Outcome.EXACT, 20, f"{provider}/baseUrl", target=(8, "/spec/endpoint")),
        entry(Outcome.NEEDS_YOU, 21, f"{provider}/apiKey", needs, (9, "/spec/apiKeySecretRef")),
        entry(Outcome.RENAMED, 22, f"{provider}/api", hosted, (7, "/spec/provider")),
        *models(provider, 25),
        entry(Outcome.DROPPED, 79, "/channels/telegram/botToken", NO_CHANNELS),
        *(entry(Outcome.DROPPED, 80 + at, f"/channels/telegram/groups/{at}/id", NO_CHANNELS) for at in range(6)),
        entry(Outcome.DROPPED, 90, "/channels/slack/enabled", NO_CHANNELS),
    ]


def test_a_whole_report() -> None:
    assert render(realistic(), COMMANDS) == (
        """\
openclaw.json: 38 values: 1 needs you, 10 dropped, 18 approximated, 1 defaulted,
  4 renamed, 4 exact

Needs you (1): yours to finish
        21  models.providers.NVIDIA_NIM.apiKey -> 9  spec.apiKeySecretRef
              the Secret nvidia-api-key must exist; the source takes its value
              from the variable NVIDIA_API_KEY

Dropped (10): not in the result
         3  meta.lastTouchedVersion
              says which OpenClaw wrote the file
         6  env.vars.TEAM
              a Pai provider has no environment
     79-90  channels.** (8 values)
              Pai knows no channels

Approximated (18): kept, but not quite the same
     26-46  models.providers.NVIDIA_NIM.models[*].{name, input[*], cost.*,
              maxTokens} (15 values)
      -> 6  metadata.annotations["provcheck.dev/models"]
              Pai has no field for this; the annotation keeps it for the way
              back
     31-47  models.providers.NVIDIA_NIM.models[*].contextWindow (3 values)
     -> 12  spec.maxTokensPerRequest
              the smallest window of the provider's models caps them all:
              z-ai/glm-5.2 is shortened to 131072

Defaulted (1): in the result only
        19  models.providers.NVIDIA_NIM -> 5  metadata.namespace
              no --namespace is given

Renamed (4): the same under another name
     10-12  agents.defaults.model.* (3 values) -> 41-43  spec.models[0-2]
              OpenClaw's provider NVIDIA_NIM is nvidia-nim in Pai, whose names
              are DNS labels
        22  models.providers.NVIDIA_NIM.api -> 7  spec.provider
              openai-completions on a host that is not OpenAI's is Pai's
              provider openai with an endpoint

Exact (4): the same
        20  models.providers.NVIDIA_NIM.baseUrl -> 8  spec.endpoint
     25-41  models.providers.NVIDIA_NIM.models[*].id (3 values)
  -> 14-16  spec.allowedModels[0-2]
              the same field

Then run:
  pai add secret nvidia-api-key --from-literal api-key="$NVIDIA_API_KEY"
  pai add secret nvidia-api-key --namespace production \\
    --from-literal api-key="$NVIDIA_API_KEY"
"""
    )
    assert render(realistic(), COMMANDS, width=50) == (
        """\
openclaw.json: 38 values: 1 needs you, 10 dropped,
  18 approximated, 1 defaulted, 4 renamed, 4 exact

Needs you (1): yours to finish
        21  models.providers.NVIDIA_NIM.apiKey
      -> 9  spec.apiKeySecretRef
              the Secret nvidia-api-key must
              exist; the source takes its value
              from the variable NVIDIA_API_KEY

Dropped (10): not in the result
         3  meta.lastTouchedVersion
              says which OpenClaw wrote the file
         6  env.vars.TEAM
              a Pai provider has no environment
     79-90  channels.** (8 values)
              Pai knows no channels

Approximated (18): kept, but not quite the same
     26-46  models.providers.NVIDIA_NIM
              .models[*].{name, input[*], cost.*,
              maxTokens} (15 values)
      -> 6  metadata.annotations
              ["provcheck.dev/models"]
              Pai has no field for this; the
              annotation keeps it for the way back
     31-47  models.providers.NVIDIA_NIM
              .models[*].contextWindow (3 values)
     -> 12  spec.maxTokensPerRequest
              the smallest window of the
              provider's models caps them all:
              z-ai/glm-5.2 is shortened to 131072

Defaulted (1): in the result only
        19  models.providers.NVIDIA_NIM
      -> 5  metadata.namespace
              no --namespace is given

Renamed (4): the same under another name
     10-12  agents.defaults.model.* (3 values)
  -> 41-43  spec.models[0-2]
              OpenClaw's provider NVIDIA_NIM is
              nvidia-nim in Pai, whose names are
              DNS labels
        22  models.providers.NVIDIA_NIM.api
      -> 7  spec.provider
              openai-completions on a host that is
              not OpenAI's is Pai's provider
              openai with an endpoint

Exact (4): the same
        20  models.providers.NVIDIA_NIM.baseUrl
      -> 8  spec.endpoint
     25-41  models.providers.NVIDIA_NIM
              .models[*].id (3 values)
  -> 14-16  spec.allowedModels[0-2]
              the same field

Then run:
  pai add secret nvidia-api-key \\
    --from-literal api-key="$NVIDIA_API_KEY"
  pai add secret nvidia-api-key \\
    --namespace production \\
    --from-literal api-key="$NVIDIA_API_KEY"
"""
    )


def test_colour_adds_nothing_but_colour() -> None:
    colourful = render(realistic(), COMMANDS, color=True)
    assert colourful.startswith("\x1b[1mopenclaw.json:\x1b[0m 38 values: \x1b[1;31m1 needs you,\x1b[0m ")
    assert re.sub(r"\x1b\[[0-9;]*m", "", colourful) == render(realistic(), COMMANDS)
    for line in colourful.splitlines():
        assert line.count("\x1b[0m") * 2 == line.count("\x1b")


def test_nothing_to_tell() -> None:
    assert render([]) == "There were no values to convert.\n"
    assert render([], ["pai apply"]) == "There were no values to convert.\n\nThen run:\n  pai apply\n"


def test_no_reason_and_no_line() -> None:
    assert render([entry(Outcome.EXACT, 0, "", "")]).endswith("Exact (1): the same\n    (top level)\n")


def pai(outcome: Outcome, path: str, number: int, line: int, pointer: str, reason: str) -> Entry:
    """What became of a value of a document among others."""
    return Entry(outcome, Place(path, number, pointer, line), Place("openclaw.json", 0, "/agents/list/0/id", 7), reason)


def test_several_documents_and_files() -> None:
    told = [
        pai(Outcome.NEEDS_YOU, f"{name}.yaml", 1, 21, "/spec/apiKeySecretRef", "set NVIDIA_API_KEY") for name in "ab"
    ]
    told += [
        pai(Outcome.EXACT, f"{name}.yaml", at, 4 + 9 * at, "/metadata/name", SAME) for name in "ab" for at in (0, 1)
    ]
    told += [pai(Outcome.RENAMED, "b.yaml", at, 5 + 9 * at, "/spec/models/0", "a list") for at in (0, 1)]
    assert render(told) == (
        """\
2 files: 8 values: 2 need you, 2 renamed, 4 exact

Needs you (2): yours to finish
  a.yaml
    21  spec.apiKeySecretRef (document 2) -> 7  agents.list[0].id
          set NVIDIA_API_KEY
  b.yaml
    21  spec.apiKeySecretRef (document 2) -> 7  agents.list[0].id
          set NVIDIA_API_KEY

Renamed (2): the same under another name
  b.yaml
  5-14  spec.models[0] (2 values in 2 documents) -> 7  agents.list[0].id
          a list

Exact (4): the same
  a.yaml, b.yaml
        metadata.name (4 values) -> 7  agents.list[0].id
          the same field
"""
    )


def test_several_results() -> None:
    places = [Place(path, 0, "/spec/endpoint", line) for path, line in (("a.yaml", 4), ("b.yaml", 5))]
    told = [
        Entry(Outcome.EXACT, Place("openclaw.json", 0, f"/p/{at}", at), place, SAME)
        for at, place in enumerate(places, 1)
    ]
    told.append(Entry(Outcome.RENAMED, Place("openclaw.json", 0, "/q", 9), places[1], "another name"))
    assert render(told).partition("\n\n")[2] == (
        """\
Renamed (1): the same under another name
     9  q -> 5  spec.endpoint (b.yaml)
          another name

Exact (2): the same
   1-2  p[*] (2 values) -> spec.endpoint (2 files)
          the same field
"""
    )


def folded(*pointers: str, others: tuple[str, ...] = (), reason: str = "gone") -> list[str]:
    """The rows of dropped values, in a source that has other values too."""
    told = [entry(Outcome.DROPPED, line, pointer, reason) for line, pointer in enumerate(pointers, 1)]
    told += [entry(Outcome.NEEDS_YOU, 99, pointer, "by hand") for pointer in others]
    dropped = render(told, width=120).partition("Dropped")[2]
    return re.findall(r"^ +[\d-]+  (?!by hand)(.*)$", dropped, re.MULTILINE)


ITEMS = tuple(f"/models/{at}" for at in range(4))


@pytest.mark.parametrize(
    ("pointers", "others", "rows"),
    [
        # Two are no list.
        (("/a/0", "/a/1"), (), ["a[0]", "a[1]"]),
        (("/a/0", "/a/1", "/a/2"), (), ["a[*] (3 values)"]),
        # A wildcard says no more than what is true.
        (("/a/0", "/a/1", "/a/3"), ("/a/2",), ["a[0-1,3] (3 values)"]),
        (("/a/0", "/a/2", "/a/4", "/a/6"), ("/a/1",), ["a[*] (4 values)"]),
        (tuple(f"/a/{key}" for key in "bcde"), (), ["a.* (4 values)"]),
        (tuple(f"/a/{key}" for key in "bcde"), ("/a/f",), ["a.{b, c, d, e} (4 values)"]),
        (tuple(f"/a/{key}" for key in "bcdefghij"), ("/a/k",), ["a.{b, c, d, e, f, g, h, i, ...} (9 values)"]),
        # Sections, whole and in part
        (("/a/b/c", "/a/d", "/a/e/0"), (), ["a.** (3 values)"]),
        (("/a/b/c", "/a/b/d", "/a/b/e", "/a/f/0", "/a/f/1"), ("/a/g",), ["a.{b.*, f[*]} (5 values)"]),
        (("/a/b/c", "/d/b/c", "/e/b/c"), (), ["a.b.c", "d.b.c", "e.b.c"]),
        # In each item of a list
        (tuple(f"{item}/cost/{key}" for item in ITEMS for key in "io"), (), ["models[*].cost.* (8 values)"]),
        (
            tuple(f"{item}/{key}" for item in ITEMS for key in ("name", "cost/input", "cost/output")),
            tuple(f"{item}/id" for item in ITEMS),
            ["models[*].{name, cost.*} (12 values)"],
        ),
        # In several sections
        (
            tuple(f"/p/{one}/key" for one in "abc"),
            tuple(f"/p/{one}/id" for one in "abcd"),
            ["p.{a, b, c}.key (3 values)"],
        ),
        (tuple(f"/p/{one}/key" for one in "abcd"), tuple(f"/p/{one}/id" for one in "abcd"), ["p.*.key (4 values)"]),
        # A container has an entry of its own
        (("/a/b", "/a/c", "/a/d", "/a/e"), ("/a",), ["a.* (4 values)"]),
        (("/0/a", "/1/a", "/2/a"), ("/3",), ["[*].a (3 values)"]),
        (("/*/**", "/*/a", "/*/b"), (), ['["*"].* (3 values)']),
    ],
)
def test_rows_are_folded(pointers: tuple[str, ...], others: tuple[str, ...], rows: list[str]) -> None:
    assert folded(*pointers, others=others) == rows


def test_reasons_are_folded_only_where_there_is_no_room() -> None:
    told = [entry(Outcome.DROPPED, at, f"/a/b/{at}", f"reason {at}") for at in range(1, 15)]
    assert "reason 14\n" in render(told)
    told += [entry(Outcome.DROPPED, 15, "/a/b/15", "reason 15"), entry(Outcome.EXACT, 16, "/a/c", SAME)]
    assert "  1-15  a.b[*] (15 values)\n          reason 1 (and 14 other reasons)\n" in render(told)


def test_what_has_no_room_is_counted() -> None:
    told = [
        entry(Outcome.DROPPED, at, f"/{at % 3}a/{at % 7}b/c{at}", f"reason {at}", (at, f"/t{at}"))
        for at in range(1, 200)
    ]
    told += [entry(Outcome.EXACT, one.source.line, f"{one.source.pointer}x", SAME) for one in told]
    text = render(told)
    assert text.count("\n") < 80
    assert re.findall(r"[(](\d+)[)]: ", text) == ["199", "199"]
    dropped, exact = text.partition("Exact")[::2]
    assert sum(map(int, re.findall(r"[(](\d+) values[)]", dropped))) == 199
    assert dropped.endswith("reason 1 (and 198 other reasons)\n\n")
    assert sum(map(int, re.findall(r"[(](\d+) values[)]", exact))) == 109
    assert exact.endswith("\n               ... and 90 more values, lines 12-189: --report FILE tells each\n")


def test_a_large_configuration_gives_two_screens() -> None:
    told = [one for at in range(20) for one in models(f"/models/providers/p{at}", 30 * at + 1)]
    for at in range(12):
        agent = f"/agents/list/{at}"
        told += [entry(Outcome.RENAMED, 700 + at, f"{agent}/model/primary", REFS, (9, "/spec/models/0"))]
        told += [
            entry(Outcome.DROPPED, 700 + at, f"{agent}/{key}", "no such setting") for key in ("tools/allow/0", "emoji")
        ]
        told += [entry(Outcome.NEEDS_YOU, 600 + at, f"/env/vars/K{at}", f"make the Secret k{at}")]
    told += [entry(Outcome.DROPPED, 800 + at, f"/channels/c{at % 4}/k{at}", NO_CHANNELS) for at in range(40)]
    assert len(told) > 500
    assert render(told).count("\n") < 80


@pytest.mark.parametrize(
    ("pointer", "path"),
    [
        ("", "(top level)"),
        ("/models/providers/nvidia/models/0/contextWindow", "models.providers.nvidia.models[0].contextWindow"),
        ("/metadata/annotations/provcheck.dev~1models", 'metadata.annotations["provcheck.dev/models"]'),
        ("/a~01/~1", '["a~1"]["/"]'),
        ("/a b/c", '["a b"].c'),
        ("/", '[""]'),
        ("/0/1/a/2", "[0][1].a[2]"),
        ("/x-1_y/007", "x-1_y[007]"),
        ('/"\\', '["\\"\\\\"]'),
        ("/a\x1b[31m/\u202e", '["a␛[31m"]["\ufffd"]'),
        ("/模型/名", "模型.名"),
    ],
)
def test_paths_are_written_as_people_write_them(pointer: str, path: str) -> None:
    assert spelled(segments(pointer)) == path


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("pai apply  -f a.yaml", "  pai apply  -f a.yaml\n"),
        (COMMANDS[0], '  pai add secret nvidia-api-key \\\n    --from-literal api-key="$NVIDIA_API_KEY"\n'),
        # An option without a value, and one that is too long for its value
        (
            "pai get agents --all-namespaces --output=wide --x y",
            "  pai get agents --all-namespaces --output=wide \\\n    --x y\n",
        ),
        (f"pai --{'o' * 39} value", f"  pai --{'o' * 39} \\\n    value\n"),
        (
            "printf 'one of many words, all of which are kept'",
            "  printf \\\n    'one of many words, all of which are kept'\n",
        ),
        # What is wider than the screen goes on at the left border, where the shell adds no space.
        (f"echo {'a' * 60}", f"  echo \\\n    {'a' * 44}\\\n{'a' * 16}\n"),
        (f"echo '{'a' * 60}' b", f"  echo \\\n    '{'a' * 43}'\\\n'{'a' * 17}' b\n"),
        (f'echo "{"a" * 60}"', f'  echo \\\n    "{"a" * 43}\\\n{"a" * 17}"\n'),
        (f"echo {'a' * 43}\\ {'b' * 9}", f"  echo \\\n    {'a' * 43}\\\n\\ {'b' * 9}\n"),
        ("echo " + "\\\\" * 30, "  echo \\\n    " + "\\\\" * 22 + "\\\n" + "\\\\" * 8 + "\n"),
        ("echo 'it'\\''s' \"\\\"'\" " + "x" * 40, "  echo 'it'\\''s' \"\\\"'\" \\\n    " + "x" * 40 + "\n"),
        ("echo 'a\nb'", "  echo 'a␊b'\n"),
    ],
)
def test_commands_can_be_pasted(command: str, shown: str) -> None:
    lines = "\n".join(shell_lines(command, 50))
    assert lines + "\n" == shown
    assert shlex.split(lines.replace("\\\n", "")) == shlex.split(visible(command))


def test_the_report_for_programs() -> None:
    hostile = Entry(Outcome.NEEDS_YOU, Place("a\x9b.yaml", 1, "/ключ\u202e", 3, 5), Place("-", 0, "", 1, 1), "be\ud800")
    assert document.render([entry(Outcome.EXACT, 4, "/a/0"), hostile]) == (
        """\
{
  "version": 1,
  "entries": [
    {
      "class": "exact",
      "path": "openclaw.json",
      "document": 0,
      "pointer": "/a/0",
      "line": 4,
      "column": 5,
      "target": null,
      "reason": "the same field"
    },
    {
      "class": "needs-you",
      "path": "a\\u009b.yaml",
      "document": 1,
      "pointer": "/ключ\\u202e",
      "line": 3,
      "column": 5,
      "target": {
        "path": "-",
        "document": 0,
        "pointer": ""
      },
      "reason": "be\\ud800"
    }
  ],
  "summary": {
    "needs-you": 1,
    "dropped": 0,
    "approximated": 0,
    "defaulted": 0,
    "renamed": 0,
    "exact": 1
  }
}
"""
    )


HOSTILE = st.text(
    st.sampled_from("ab0*.~/\"'\\ []{}$\t\n\x1b\x7f\x9b\u0301\u200b\u202e\u3000\ud800日本語\U0001f600\U000e0041")
    | st.characters(codec=None),
    max_size=90,
)
STEPS = st.sampled_from(["models", "cost", "0", "1", "2", "17", "a~1b", "~01", "*", "日本語" * 9, "x" * 70]) | HOSTILE
POINTERS = st.lists(STEPS, max_size=5).map(lambda steps: "".join(f"/{step}" for step in steps)) | HOSTILE
LINES = st.integers(0, 40) | st.integers(0, 10**12)
PLACES = st.builds(
    Place, st.sampled_from(["a.yaml", "openclaw.json"]) | HOSTILE, st.integers(0, 3), POINTERS, LINES, st.integers(0, 9)
)
REASONS = st.sampled_from(["gone", "make the Secret by hand and tell nobody of it"]) | HOSTILE
ENTRIES = st.lists(st.builds(Entry, st.sampled_from(Outcome), PLACES, st.none() | PLACES, REASONS), max_size=40)
WIDTHS = st.integers(40, 120)
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e\ud800-\udfff]")


@given(ENTRIES, st.lists(HOSTILE, max_size=3), WIDTHS)
def test_no_line_is_wider_than_the_screen_or_drives_it(told: list[Entry], commands: list[str], width: int) -> None:
    text = render(told, commands, width=width)
    assert text.endswith("\n")
    assert [line for line in text.split("\n") if columns(line) > width] == []
    assert not UNSEEN.search(text)
    colourful = render(told, commands, width=width, color=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", colourful) == text


@given(ENTRIES)
def test_every_value_is_in_one_row_or_in_the_rest(told: list[Entry]) -> None:
    everything = items(told)
    found = blocks(everything, Survey(everything))
    ranks = []
    for block in found:
        rows = [row for group in block.groups for row in group.rows]
        shown = [item for row in rows for item in row.items] + list(block.rest)
        assert sorted(item.rank for item in shown) == [item.rank for item in block.items]
        assert {item.entry.outcome for item in shown} == {block.outcome}
        ranks += [item.rank for item in shown]
    assert sorted(ranks) == list(range(len(told)))


@given(ENTRIES, WIDTHS)
def test_the_worst_comes_first_and_all_are_counted(told: list[Entry], width: int) -> None:
    headings = re.findall(r"^(Needs you|[A-Z][a-z]+) \((\d+)\): [a-z]", render(told, width=width), re.MULTILINE)
    outcomes = [one.outcome for one in told]
    expected = [(one.replace("-", " ").capitalize(), str(outcomes.count(one))) for one in Outcome if one in outcomes]
    assert headings == expected


@given(ENTRIES, WIDTHS)
def test_all_that_needs_the_user_is_told(told: list[Entry], width: int) -> None:
    text = "".join(render(told, width=width).split())
    needed = [one for one in told if one.outcome is Outcome.NEEDS_YOU]
    assert [one for one in needed if "".join(visible(one.reason).split()) not in text] == []
    everything = items(told)
    for block in blocks(everything, Survey(everything)):
        if block.outcome is Outcome.NEEDS_YOU:
            assert not block.rest
            assert not any(group.others for group in block.groups)


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" ")), min_size=1), WIDTHS
)
def test_a_broken_command_is_the_same_command(arguments: list[str], width: int) -> None:
    lines = list(shell_lines(shlex.join(arguments), width))
    assert all(columns(line) <= width for line in lines)
    assert shlex.split("\n".join(lines).replace("\\\n", "")) == [visible(one) for one in arguments]
