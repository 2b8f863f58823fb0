"""Whatever is fixed: the finding is gone, nothing as bad came, comments and all other bytes stay, and once is enough."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fix_faults import FAULTS, Fault, spoilt
from fix_samples import as_it_is, as_windows_writes, commented, mended_by_the_laws, styled
from provcheck.rules import REGISTRY
from rule_examples import Example, examples

some = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

BAD = [
    pytest.param(example, id=f"{entry.code}-{number}")
    for entry in REGISTRY
    for number, example in enumerate(examples(sys.modules[type(entry.load()).__module__].__doc__ or "", "Bad"))
]


@pytest.mark.parametrize("dress", [as_it_is, commented, as_windows_writes])
@pytest.mark.parametrize("example", BAD)
def test_the_example_of_every_rule(tmp_path: Path, example: Example, dress: Callable[[str, str], str]) -> None:
    files = {path: dress(path, text) for path, text in example.files.items()}
    mended_by_the_laws(tmp_path, files, releases=example.releases, as_of=example.as_of)


# Configurations with several faults at once


@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(FAULTS), min_size=1, max_size=6), st.booleans())
@some
def test_several_faults_at_once(tmp_path: Path, chance: random.Random, faults: list[Fault], unsafe: bool) -> None:
    text = styled(spoilt(chance, faults), chance)
    if chance.random() < 0.3:
        text = text.replace("baseUrl", "// provcheck: ignore[PC503, PC998] as it is\nbaseUrl", 1)
    mended_by_the_laws(tmp_path, {"openclaw.json": text}, unsafe=unsafe)


@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(FAULTS), min_size=1, max_size=4))
@some
def test_faults_in_parts_that_are_included(tmp_path: Path, chance: random.Random, faults: list[Fault]) -> None:
    config = spoilt(chance, faults)
    parts = {f"{name}.json5": styled(part, chance) for name, part in config.items()}
    whole = styled({name: {"$include": f"./{name}.json5"} for name in config}, chance)
    mended_by_the_laws(tmp_path, {"openclaw.json": whole, **parts})


@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(FAULTS), min_size=1, max_size=4))
@some
def test_faults_in_a_configuration_that_an_agent_embeds(
    tmp_path: Path, chance: random.Random, faults: list[Fault]
) -> None:
    inner = json.dumps(spoilt(chance, faults), indent=2)
    block = "\n".join(f"        {line}" for line in inner.split("\n"))
    manifest = f"""apiVersion: pai.io/v1
kind: Agent
metadata: {{name: helper}}
spec:
  models: [nvidia/openai/gpt-oss-20b, nvidia/openai/gpt-oss-20b]  # twice
  configFiles:
    - path: /home/agent/.openclaw/openclaw.json
      content: |
{block}
"""
    mended_by_the_laws(tmp_path, {"agent.yaml": chance.choice([as_it_is, as_windows_writes])("agent.yaml", manifest)})
