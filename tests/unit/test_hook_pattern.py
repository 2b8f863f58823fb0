"""Which paths pre-commit hands to the hooks: those that a search of the repository would look into."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from program import ROOT
from provcheck.dialects.detect import is_openclaw_name, is_yaml_name

HOOKS = YAML(typ="safe", pure=True).load(ROOT / ".pre-commit-hooks.yaml")

OPENCLAW = """
openclaw.json
openclaw.json5
openclaw.jsonc
.openclaw/openclaw.json
.clawdbot/clawdbot.json
clawdbot.json5
moltbot.json
moldbot.jsonc
config/openclaw.json5
docker/gateway/config/openclaw.jsonc
deploy/eu-west/openclaw.prod.json
openclaw.example.json
openclaw.template.json5
openclaw.agents.json5
openclaw.2026-01-30.json
openclaw.a.b.c.jsonc
team.openclaw.json5
home/.openclaw.json
.openclaw.json
.openclaw/backups/last.openclaw.json
instances/bot 7/openclaw.json
überall/クロー/openclaw.json
openclaw.d/openclaw.json
package.json/openclaw.json
""".strip().splitlines()

YAML_FILES = """
provider.yaml
agent.yml
k8s/provider.yaml
deploy/base/model-providers.yaml
charts/assistant/templates/agent.yaml
clusters/prod/pai/agents.yml
.github/workflows/ci.yml
.hidden.yaml
openclaw.yaml
with space/agent two.yaml
ünï/modèle.yml
""".strip().splitlines()

OTHERS = """
package.json
package-lock.json
tsconfig.json
.vscode/settings.json
models.json
agents.json5
config.jsonc
clawdbot.prod.json
my-openclaw.json
myopenclaw.json
openclaw-prod.json
openclaw_config.json
OpenClaw.json
openclaw.JSON
openclaw.json.bak
openclaw.json5.orig
openclaw.json~
openclaw.json.example
openclaw.json.tmpl
openclaw.jsonl
openclaw.json55
openclaw.plugin.json
plugins/weather/openclaw.plugin.json
skills/weather/openclaw.skill.json
schemas/openclaw.schema.json
openclaw.md
openclaw
openclawXjson
openclaw.d/package.json
openclaw.d/agents.json5
team.openclaw.d/data.json
.openclaw/sessions.json
.openclaw/openclaw.json/readme.txt
openclaw.json/x
docs/openclaw.json.md
yaml
notyaml
provider.yaml.j2
provider.yaml.bak
provider.yamlx
values.yaml/x
myaml
gateways/eu.conf
.env
README.md
""".strip().splitlines()


def is_taken(path: str) -> bool:
    """Whether both hooks take a path, by `re.search` as pre-commit does."""
    taken = {bool(re.search(hook["files"], path)) for hook in HOOKS}
    assert len(taken) == 1
    return taken.pop()


@pytest.mark.parametrize("path", [*OPENCLAW, *YAML_FILES])
def test_what_may_hold_a_configuration_is_taken(path: str) -> None:
    assert is_taken(path)


@pytest.mark.parametrize("path", OTHERS)
def test_little_else_is(path: str) -> None:
    assert not is_taken(path)


ENDINGS = ["json", "json5", "jsonc", "yaml", "yml"]
PIECES = [*ENDINGS, "openclaw", "clawdbot", "moltbot", ".", "/", "plugin", "schema", "skill", "a"]


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
@example("openclaw..json")
@example("openclaw.plugin.a.json")
@example("a/.yaml")
def test_the_pattern_and_the_search_agree(path: str) -> None:
    name = path.rpartition("/")[2]
    assert is_taken(path) is (is_openclaw_name(name) or is_yaml_name(name))


def test_the_hooks_are_alike() -> None:
    assert [hook["id"] for hook in HOOKS] == ["provcheck", "provcheck-fix"]
    plain, fixing = ({**hook, "id": "", "name": "", "description": ""} for hook in HOOKS)
    assert fixing["entry"].replace(" --fix", "") == plain["entry"]
    assert {**fixing, "entry": ""} == {**plain, "entry": ""}
    assert plain["require_serial"] is True
