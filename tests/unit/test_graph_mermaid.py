"""A picture as a flowchart of Mermaid's."""

from __future__ import annotations

import re

import pytest

from pictures import HOSTILE, faulty, hostile, large, simple
from provcheck.graph import mermaid


def edges(text: str) -> list[str]:
    return re.findall(r"^  u\d+ \S+.*$", text, re.MULTILINE)


def test_simple() -> None:
    assert mermaid.render(simple()) == (
        '%%{init: {"flowchart": {"wrappingWidth": 480}}}%%\n'
        "flowchart LR\n"
        '  subgraph s0["OpenClaw 2026.9.6#58; openclaw.json"]\n'
        "    direction LR\n"
        '    u0(["defaults"])\n'
        '    u1(["main agent"])\n'
        '    subgraph p0["nvidia openai-completions"]\n'
        '    p0about["https#58;//integrate.api.nvidia.com/v1"]:::about\n'
        '    p0m0["openai/gpt-oss-120b<br/>context window 131,072 tokens<br/>max tokens 8,192 tokens"]\n'
        '    p0m1["openai/gpt-oss-20b<br/>context window 131,072 tokens<br/>max tokens 8,192 tokens"]\n'
        "    end\n"
        "  end\n"
        '  u0 ==>|"primary"| p0m0\n'
        '  u0 -.->|"fallback 1"| p0m1\n'
        "  u1 -.-o u0\n"
        "  classDef about fill:none,stroke:none\n"
    )


def test_faults_are_told_and_coloured() -> None:
    text = mermaid.render(faulty())
    assert '|"fallback 3 ✖ PC201"|' in text
    assert '"z-ai/glm4.7<br/>retired 2026-05-14<br/>✖ PC307"' in text
    assert "fallback 4 gpt-oss-20b ✖ PC202" in text
    assert '"✖ PC001 broken.yaml"' in text
    assert re.search(r"^  class p0m0,.* error$", text, re.MULTILINE)
    assert re.search(r"^  linkStyle 1,2,3,.* stroke:#b3261e$", text, re.MULTILINE)


def test_names_hold_nothing_that_means_something() -> None:
    text = mermaid.render(hostile(*HOSTILE))
    assert text.count("%%{") == 1
    for label in re.findall(r'"(.*?)"', text.split("\n", 1)[1]):
        rest = re.sub(r"<br/>|#\d+;", "?", label)
        assert not re.search(r"[\"#;<>&`*_\[\]{}|\\$:%]|^-| -", rest), label


def test_what_fits_is_drawn_whole() -> None:
    text = mermaid.render(large(100, 5, 10))
    assert "Left out" not in text
    assert len(edges(text)) == 400


@pytest.mark.parametrize(
    ("agents", "providers", "models", "lost"),
    [
        (20, 5, 120, "facts about models."),
        (20, 5, 300, "facts, and models that nobody asks for."),
        (160, 4, 10, "facts and models: a line is all refs of one user to a provider."),
        (
            2000,
            7,
            10,
            r"facts and models: a line is all refs of one user to a provider; and all users and providers but the first \d+.",
        ),
    ],
)
def test_what_is_too_much_is_left_out_and_told(agents: int, providers: int, models: int, lost: str) -> None:
    text = mermaid.render(large(agents, providers, models))
    assert re.search(f"  %% Left out, as Mermaid draws no more than this: {lost}", text)
    assert len(text) <= mermaid.MAX_TEXT
    assert 0 < len(edges(text)) <= mermaid.MAX_EDGES


def test_too_many_providers_are_left_out_too() -> None:
    assert len(mermaid.render(large(3, 3000, 1))) <= mermaid.MAX_TEXT
