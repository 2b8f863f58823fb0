"""Which dialect a file speaks."""

from __future__ import annotations

import pytest

from provcheck.dialects import detect
from provcheck.syntax import json5, yaml


@pytest.mark.parametrize(
    "name",
    [
        "openclaw.json",
        "openclaw.json5",
        "openclaw.jsonc",
        "clawdbot.json",
        "moltbot.json",
        "moldbot.json",
        "openclaw.prod.json",
        "openclaw.a.b.json5",
        "prod.openclaw.json",
        "a.b.openclaw.jsonc",
    ],
)
def test_names_of_openclaw(name: str) -> None:
    assert detect.is_openclaw_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "openclaw",
        "openclaw.yaml",
        "openclaw.json.bak",
        "openclaw.jsonl",
        "myopenclaw.json",
        "openclaw-prod.json",
        "package.json",
        ".json",
        "json",
        "openclaw.plugin.json",
        "openclaw.skill.json",
        "openclaw.schema.json",
        "clawdbot.prod.json",
    ],
)
def test_names_of_others(name: str) -> None:
    assert not detect.is_openclaw_name(name)


def test_a_variant_may_be_a_part_and_a_plain_name_is_a_whole() -> None:
    assert detect.is_whole_by_name("openclaw.json5")
    assert detect.is_whole_by_name("moltbot.json")
    assert not detect.is_whole_by_name("openclaw.agents.json5")
    assert not detect.is_whole_by_name("openclaw.yaml")


@pytest.mark.parametrize(
    ("name", "text", "json"),
    [
        ("a.json", "apiVersion: pai.io/v1", True),
        ("a.yaml", "{}", False),
        ("a.yml", "{}", False),
        ("<stdin>", " \r\n\t{}", True),
        ("<stdin>", "\ufeff{}", True),
        ("<stdin>", "// comment\n{}", True),
        ("<stdin>", "/* comment */ {}", True),
        ("<stdin>", "apiVersion: pai.io/v1", False),
        ("<stdin>", "# comment\na: 1", False),
        ("<stdin>", "", False),
        ("config", "---\na: 1", False),
    ],
)
def test_the_reader_for_a_text(name: str, text: str, json: bool) -> None:
    assert detect.reads_as_json(name, text) is json


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{ agents: {} }", True),
        ("{ agents: [] }", False),
        ("{ agents: [], models: { providers: [] } }", True),
        ("{ models: { providers: {} } }", True),
        ("{ models: {}, env: {} }", True),
        ("{ models: {} }", False),
        ("{ models: [], env: {} }", False),
        ('{ name: "x", dependencies: {} }', False),
        ("{ env: {}, tools: {}, plugins: {} }", False),
        ("{}", False),
        ("[]", False),
        ("5", False),
    ],
)
def test_an_openclaw_configuration_by_its_content(text: str, expected: bool) -> None:
    assert detect.is_openclaw(json5.read(text).roots[0]) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("apiVersion: pai.io/v1", True),
        ("apiVersion: pai.io/v2beta", True),
        ("apiVersion: apps/v1\nmetadata: {labels: {pai.io/team: x}}", False),
        ("apiVersion: apiextensions.k8s.io/v1\nspec: {group: pai.io}", False),
        ("apiVersion: example.pai.io/v1", False),
        ("apiVersion: [pai.io/v1]", False),
        ("apiVersion: 1", False),
        ("spec: {apiVersion: pai.io/v1}", False),
        ("- apiVersion: pai.io/v1", False),
        ("pai.io/v1", False),
    ],
)
def test_a_manifest_of_pai(text: str, expected: bool) -> None:
    assert detect.is_pai(yaml.read(text).roots[0]) is expected


def document(version: str, kind: str) -> str:
    line = f"apiVersion: {version}\n" if version else ""
    return f"{line}kind: {kind}\nmetadata: {{name: x}}\n"


PAI = document("pai.io/v1", "Skill")
OWN = ["ModelProvider", "ModelBinding", "AgentWorkload", "GuardBinding", "AccessKey"]


def documents(*texts: str) -> list[bool]:
    """Which documents of a stream are Pai's."""
    roots = yaml.read("---\n".join(texts)).roots
    mine = detect.pai_documents(roots)
    return [root in mine for root in roots]


@pytest.mark.parametrize("version", ["", "v1", "v2beta1", "''", "apps/v1", "pairun.dev/v1", "pia.io/v1", "PAI.io/v1"])
def test_a_kind_of_pai_under_nobody_s_version(version: str) -> None:
    for kind in OWN:
        assert documents(document(version, kind)) == [True]
    for kind in ("Agent", "Provider"):
        assert documents(document(version, kind)) == [False]
        assert documents(document(version, kind), PAI) == [True, True]
        assert documents(document(version, kind), document("v1", "ModelProvider")) == [True, True]
    assert documents(document(version, "Secret"), PAI) == [False, True]


@pytest.mark.parametrize(
    ("version", "kind"),
    [
        ("pkg.crossplane.io/v1", "Provider"),
        ("iam.aws.crossplane.io/v1beta1", "AccessKey"),
        ("example.com/v1", "Agent"),
        ("source.toolkit.fluxcd.io/v1", "Provider"),
    ],
)
def test_kinds_of_others_are_theirs(version: str, kind: str) -> None:
    assert documents(document(version, kind)) == [False]
    assert documents(document(version, kind), PAI) == [False, True]


def test_a_kind_of_pai_s_own_in_a_foreign_group_counts_beside_pai() -> None:
    assert documents(document("example.com/v1", "ModelProvider")) == [False]
    assert documents(document("example.com/v1", "ModelProvider"), PAI) == [True, True]


@pytest.mark.parametrize("text", ["kind: ModelProvider", "- kind: ModelProvider", "ModelProvider", "kind: [Agent]", ""])
def test_what_has_not_the_shape_of_a_manifest(text: str) -> None:
    assert not any(documents(text))
