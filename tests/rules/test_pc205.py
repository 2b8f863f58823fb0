from __future__ import annotations

from pathlib import Path

import pytest

from rule_models import NIM, openclaw, pai
from support import fixed, found, lint, places, severities

CODE = "PC205"
ID = "nvidia/llama-3.1-nemotron-70b-instruct"
BARE = "llama-3.1-nemotron-70b-instruct"
HOSTED = {"host": NIM, "name": "nvidia", "ids": ID}


@pytest.mark.parametrize(
    ("release", "severity"),
    [("2026.1.30", "error"), ("2026.4.29", "error"), ("2026.5.28", "info"), ("2026.9.6", "info")],
)
def test_a_swallowed_publisher_by_release(tmp_path: Path, release: str, severity: str) -> None:
    report = lint(tmp_path, {"openclaw.json": openclaw(f'"{ID}"', **HOSTED)}, releases=(release,))
    assert places(report, CODE) == [(2, 32)]
    assert severities(report, CODE) == [severity]
    assert not {one.code for one in report.findings} & {"PC202", "PC203", "PC204"}


@pytest.mark.parametrize(("release", "severity"), [("2026.4.29", "error"), ("2026.9.6", "info")])
def test_a_swallowed_publisher_without_a_definition(tmp_path: Path, release: str, severity: str) -> None:
    text = f'{{ agents: {{ defaults: {{ model: "{ID}" }} }} }}'
    assert severities(lint(tmp_path, {"openclaw.json": text}, releases=(release,)), CODE) == [severity]


def test_a_server_of_ones_own_puts_nothing_back(tmp_path: Path) -> None:
    text = openclaw(f'"{ID}"', name="nvidia", ids=ID)
    assert severities(lint(tmp_path, {"openclaw.json": text}, releases=("2026.9.6",)), CODE) == ["error"]


def nim(*refs: str, spec: str) -> str:
    return pai(*refs, name="nvidia", kind="openai", spec=spec).replace("http://vllm:8000/v1", f"https://{NIM}/v1")


@pytest.mark.parametrize("spec", [f"allowedModels: [{ID}]", "replicas: 1"])
def test_a_swallowed_publisher_in_pai(tmp_path: Path, spec: str) -> None:
    files = {"a.yaml": nim(ID, spec=spec)}
    report = lint(tmp_path, files)
    assert places(report, CODE) == [(7, 7)]
    assert severities(report, CODE) == ["error"]
    assert "PC204" not in {one.code for one in report.findings}
    assert fixed(files, found(report, CODE)[0]) == {"a.yaml": nim(f"nvidia/{ID}", spec=spec)}


@pytest.mark.parametrize("spec", ["allowedModels: [meta/llama-3.3-70b-instruct]", "replicas: 1"])
def test_a_doubled_provider(tmp_path: Path, spec: str) -> None:
    files = {"a.yaml": nim("nvidia/nvidia/meta/llama-3.3-70b-instruct", spec=spec)}
    report = lint(tmp_path, files)
    assert severities(report, CODE) == ["error"]
    assert fixed(files, found(report, CODE)[0]) == {"a.yaml": nim("nvidia/meta/llama-3.3-70b-instruct", spec=spec)}


def test_a_doubled_provider_stays_an_error_in_every_release(tmp_path: Path) -> None:
    text = openclaw('"nvidia/nvidia/openai/gpt-oss-20b"', host=NIM, name="nvidia", ids="openai/gpt-oss-20b")
    for release in ("2026.4.29", "2026.9.6"):
        assert severities(lint(tmp_path, {"openclaw.json": text}, releases=(release,)), CODE) == ["error"]


@pytest.mark.parametrize("ref", [f"nvidia/{ID}", "nvidia/meta/llama-3.3-70b-instruct", "nvidia/acme/unheard-of"])
def test_right_and_unheard_of_refs_are_left_alone(tmp_path: Path, ref: str) -> None:
    assert not found(lint(tmp_path, {"a.yaml": nim(ref, spec="replicas: 1")}), CODE)


def test_an_id_that_wrongly_begins_with_its_provider_is_told_once(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": openclaw('"local/llama"', ids="local/llama")})
    assert {one.code for one in report.findings if one.code < "PC4"} == {"PC302"}
