"""The picture as a tree on a terminal."""

from __future__ import annotations

import re
from pathlib import Path

from pictures import faulty, large, simple
from provcheck.finding import Severity
from provcheck.graph import tree
from support import drawn

MANIFESTS = """\
apiVersion: pai.io/v1
kind: ModelProvider
metadata: {name: nim, namespace: team}
spec:
  provider: vllm
  endpoint: http://llm.internal/v1
  apiKeySecretRef: {name: k, key: k}
  allowedModels: [a, b]
  maxTokensPerRequest: 4096
  maxTokensPerDay: 1000000
  fallbacks: [other/a]
---
apiVersion: pai.io/v1
kind: Agent
metadata: {name: clerk, namespace: team}
spec:
  models: [nim/a, nim/c]
  configFiles:
    - path: /home/a/openclaw.json
      content: |
        { agents: { defaults: { model: "nim/a", models: { "nim/a": {}, "nim/b": {} } }, list: [{ id: "x" }] } }
---
apiVersion: pai.io/v1
kind: ModelProvider
metadata: {name: other, namespace: team}
spec: {provider: vllm, endpoint: "http://llm2.internal/v1", apiKeySecretRef: {name: k, key: k}}
"""

TREE = """\
Pai, namespace: team
├─ agent clerk
│  ├─ primary: nim/a
│  └─ fallback 1: nim/c ✖ PC204, PC207
├─ provider nim falls back to
│  └─ fallback 1: other/a
├─ provider nim vllm http://llm.internal/v1 request cap 4,096 tokens,
│  │    daily cap 1,000,000 tokens
│  ├─ a ←\N{NO-BREAK SPACE}clerk, defaults
│  ├─ b ←\N{NO-BREAK SPACE}defaults
│  └─ c (not listed) ←\N{NO-BREAK SPACE}clerk
└─ provider other vllm http://llm2.internal/v1
   └─ a ←\N{NO-BREAK SPACE}nim

OpenClaw 2026.9.6: pai.yaml (embedded by the agent clerk) ▲ PC106
├─ defaults
│  ├─ primary: nim/a
│  └─ may be chosen:
│     ├─ nim/a
│     └─ nim/b ▲ PC706
└─ agent x takes its models from the defaults

pai.yaml:17:19: error[PC204] the provider "nim" does not allow the model "c"
pai.yaml:17:19: warning[PC207] all models of this agent are on "nim" and share
    its daily budget
pai.yaml:21:72: warning[PC706] the agent "clerk" has no model "nim/b"
pai.yaml:21:89: warning[PC106] agents.list is an old shape, which 2026.8.2 and
    later change or drop while they read it

2 agents, 2 providers, 4 models; Found 1 error and 3 warnings in 1 file (1
    finding hidden; --show info shows it).
"""


def test_a_whole_tree(tmp_path: Path) -> None:
    assert tree.render(drawn(tmp_path, {"pai.yaml": MANIFESTS}, show=Severity.WARNING)) == TREE


def test_no_line_is_wider_than_the_terminal_unless_a_word_is() -> None:
    for width in (40, 80, 120):
        for line in tree.render(large(4, 3, 5), width=width).splitlines():
            assert len(line) <= width or " " not in line.strip("│├└─ ").replace("context window ", "").replace(
                " tokens", ""
            )


def test_colours_add_nothing_but_colours() -> None:
    for picture in (simple(), faulty()):
        painted = tree.render(picture, color=True)
        assert re.sub(r"\x1b\[[\d;]*m", "", painted) == tree.render(picture)
        assert "\x1b[" in painted


def test_what_drives_a_terminal_is_shown_and_not_obeyed() -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", tree.render(faulty()))


def test_where_nothing_is_found_it_says_so(tmp_path: Path) -> None:
    assert tree.render(drawn(tmp_path, {})) == "No configuration files found.\n"


def test_what_an_alias_stands_for_and_who_asks_what_the_defaults_ask(tmp_path: Path) -> None:
    text = """{
      agents: { defaults: { model: "fast", models: { "openai/gpt-5.2": { alias: "fast" } } },
        list: [{ id: "main", default: true, heartbeat: { model: "FAST" } }] },
    }"""
    said = tree.render(drawn(tmp_path, {"openclaw.json": text}, show=Severity.ERROR))
    assert "primary: fast → openai/gpt-5.2\n" in said
    assert "agent main default agent takes its models from the defaults\n" in said
    assert "heartbeat.model: FAST → openai/gpt-5.2\n" in said
