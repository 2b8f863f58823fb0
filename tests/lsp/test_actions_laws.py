"""Whatever a text looks like: a comment silences what it should and nothing else, and fixes of one rule keep apart."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fix_faults import FAULTS, Fault, spoilt
from fix_samples import as_it_is, as_windows_writes, styled
from lsp.editing import look, must_be_silenced, offered, titled

some = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
chances = st.randoms(use_true_random=False)
faults = st.lists(st.sampled_from(FAULTS), min_size=1, max_size=4)

MANIFEST = """apiVersion: pai.io/v1
kind: Agent
metadata: {{name: helper}}
spec:
  models: [nvidia/openai/gpt-oss-20b, nvidia/openai/gpt-oss-20b]  # twice
  configFiles:
    - path: /home/agent/.openclaw/openclaw.json
      content: {content}
    - path: /home/agent/.openclaw/notes
      content: last
"""


def every_comment_does_what_it_says(folder: Path, texts: dict[str, str], chance: random.Random) -> None:
    seen = look(folder, texts)
    for finding in chance.sample(seen.report.findings, min(len(seen.report.findings), 3)):
        for action in titled(offered(seen, finding), "Suppress"):
            must_be_silenced(folder, seen, finding, action)


def torn(text: str, chance: random.Random) -> str:
    """A text in which something is missing."""
    place = chance.randrange(len(text))
    return text[:place] + text[place + chance.choice([1, 1, 1, 20]) :]


@given(chances, faults, st.booleans())
@some
def test_comments_in_a_configuration(tmp_path: Path, chance: random.Random, wrong: list[Fault], broken: bool) -> None:
    text = styled(spoilt(chance, wrong), chance)
    if chance.random() < 0.3:
        text = text.replace("baseUrl", "// provcheck: ignore[PC503, PC998] as it is\nbaseUrl", 1)
    every_comment_does_what_it_says(tmp_path, {"openclaw.json": torn(text, chance) if broken else text}, chance)


def content(text: str, chance: random.Random) -> str:
    """A text as a YAML scalar in some style."""
    style = chance.choice(["|", "|2", ">", '"', "'", "json"])
    margin = " " * 8
    lines = text.replace("\r\n", "\n").split("\n")
    if style == "json":
        return json.dumps(text)
    if style[0] == "|":
        return "\n".join((style, *(margin + line for line in lines)))
    # A comment would swallow what is folded into its line.
    folded = [re.sub(r" *// .*", "", line) for line in lines]
    if style == ">":
        return "\n".join((style, *(margin + line.strip() for line in folded)))
    quoted = text.replace("\\", "\\\\").replace('"', '\\"') if style == '"' else text.replace("'", "''")
    quoted = "\n".join(
        margin + re.sub(r" *// .*", "", line).strip() for line in quoted.replace("\r\n", "\n").split("\n")
    )
    return style + quoted.strip() + style


@given(chances, faults, st.booleans())
@some
def test_comments_in_an_embedded_configuration(
    tmp_path: Path, chance: random.Random, wrong: list[Fault], broken: bool
) -> None:
    text = styled(spoilt(chance, wrong), chance).removeprefix("\ufeff")
    manifest = MANIFEST.format(content=content(text, chance))
    dressed = chance.choice([as_it_is, as_windows_writes])("agent.yaml", manifest)
    every_comment_does_what_it_says(tmp_path, {"agent.yaml": torn(dressed, chance) if broken else dressed}, chance)
