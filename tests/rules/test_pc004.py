"""Comments that switch nothing off."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import pytest

from provcheck import engine
from provcheck.settings import Settings
from support import TODAY, fixed, found, lint, message, places, texts

CODE = "PC004"


def local(remark: str, url: str = "http://localhost/v1") -> str:
    model = '{ id: "a", name: "A", contextWindow: 8192, maxTokens: 512 }'
    return f'{{\n  models: {{ providers: {{\n    local: {{ baseUrl: "{url}", models: [{model}] }}, {remark}\n  }} }},\n}}\n'


def test_each_idle_code_is_told_where_it_stands(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": local("// provcheck: ignore[PC503, PC504] why", "http://a.example/v1")})
    assert texts(report, CODE) == ["PC504"]
    assert "ignore[PC504]" in message(report, CODE)


def test_a_comment_in_use_is_left_alone(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": local("// provcheck: ignore[PC5] why", "http://a.example/v1")})
    assert not found(report, CODE)
    assert report.summary.suppressed == 1


@pytest.mark.parametrize(
    ("remark", "rest"),
    [
        ("// provcheck: ignore[PC503] why", ""),
        ("// provcheck: ignore[PC503,PC504]", "// provcheck: ignore[PC504]"),
        ("/* provcheck: ignore[PC503] */", ""),
    ],
)
def test_the_fix_takes_out_what_is_idle(tmp_path: Path, remark: str, rest: str) -> None:
    files = {"openclaw.json": local(remark)}
    finding = found(lint(tmp_path, files), CODE)[0]
    assert finding.fix is not None
    assert finding.fix.safe
    assert fixed(files, finding) == {"openclaw.json": local(rest).replace(", \n", ",\n") if not rest else local(rest)}


def test_a_comment_on_its_own_line_goes_with_the_line(tmp_path: Path) -> None:
    text = local("")
    files = {"openclaw.json": text.replace("    local:", "    // provcheck: ignore[PC503]\n    local:")}
    assert fixed(files, found(lint(tmp_path, files), CODE)[0]) == {"openclaw.json": text}


def test_it_is_silent_about_rules_that_were_not_checked(tmp_path: Path) -> None:
    files = {"openclaw.json": local("// provcheck: ignore[PC503]")}
    assert not lint(tmp_path, files, select=("PC004", "PC504")).findings
    assert not lint(tmp_path, files, ignore=("PC503",)).findings
    assert places(lint(tmp_path, files, select=("PC004", "PC503")), CODE)


def test_it_is_silent_where_another_release_needs_the_comment(tmp_path: Path) -> None:
    text = '{\n  env: { A: "x" }, // provcheck: ignore[PC106]\n}\n'
    assert not found(lint(tmp_path, {"openclaw.json": text}), CODE)
    vars_ = '{\n  env: { vars: { A: "x" } }, // provcheck: ignore[PC106]\n}\n'
    assert places(lint(tmp_path, {"openclaw.json": vars_}), CODE) == [(2, 51)]


def test_in_yaml_too(tmp_path: Path) -> None:
    text = (
        "# provcheck: ignore-file[PC702]\napiVersion: pai.io/v1\nkind: ModelProvider\nmetadata: {name: a}\n"
        "spec: {provider: vllm, endpoint: http://a/v1, allowedModels: [b]}\n"
    )
    files = {"a.yaml": text}
    report = lint(tmp_path, files)
    assert places(report, CODE) == [(1, 26)]
    assert fixed(files, found(report, CODE)[0]) == {"a.yaml": text.partition("\n")[2]}


def test_it_can_be_switched_off_itself(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": local("// provcheck: ignore[PC503, PC004] kept for the proxy")})
    assert not report.findings


# What cannot be known

REF = '{ agents: { defaults: { model: "local/llamma" } }, // provcheck: ignore[PC203] the proxy knows it\n'
LOCAL = (
    'baseUrl: "http://localhost:8000/v1", models: [{ id: "llama", name: "L", contextWindow: 32768, maxTokens: 512 }%s]'
)


@pytest.mark.parametrize(
    "rest",
    [
        f"models: {{ providers: {{ local: {{ {LOCAL % ', { id: 5 }'} }} }} }} }}",
        f"models: {{ providers: {{ local: {{ {LOCAL % ', { idd: 1 }'} }} }} }} }}",
        f"models: {{ providers: {{ local: {{ {LOCAL % ''} }} }} }},, }}",
        "models: { $include: './gone.json5' } }",
    ],
)
def test_where_something_could_not_be_read_a_comment_may_be_needed(tmp_path: Path, rest: str) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": REF + rest}), CODE)


def test_where_all_could_be_read_it_is_known(tmp_path: Path) -> None:
    rest = f"models: {{ providers: {{ local: {{ {LOCAL % ''} }} }} }} }}"
    text = (REF + rest).replace("llamma", "llama")
    assert len(found(lint(tmp_path, {"openclaw.json": text}), CODE)) == 1


def test_a_manifest_alone_may_lack_what_a_comment_is_about(tmp_path: Path) -> None:
    agent = """apiVersion: pai.io/v1
kind: Agent
metadata: {name: helper}
spec:
  image: registry.example.com/helper:1
  models: [nvidia/openai/gpt-oss-20b]  # provcheck: ignore[PC204, PC702] later
"""
    (tmp_path / "agent.yaml").write_text(agent, encoding="utf-8")
    with chdir(tmp_path):
        alone = engine.check(["agent.yaml"], Settings(as_of=TODAY))
    assert not found(alone, CODE)
    assert len(found(lint(tmp_path, {"agent.yaml": agent}), CODE)) == 2


def test_a_file_of_others_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "tsconfig.json").write_text("// provcheck: ignore-file[PC203]\n{}", encoding="utf-8")
    with chdir(tmp_path):
        assert not found(engine.check(["tsconfig.json"], Settings(as_of=TODAY)), CODE)


# Comments that say more


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("// team A; provcheck: ignore[PC503] -- keep", "// team A; -- keep"),
        (
            "/* Copyright.\n * provcheck: ignore-file[PC503]\n * Do not copy.\n */",
            "/* Copyright.\n * \n * Do not copy.\n */",
        ),
        ("/* provcheck: ignore-file[PC503]\n * Do not copy. */", "/* \n * Do not copy. */"),
        (
            "// provcheck: ignore-file[PC503] one provcheck: ignore-file[PC102] two",
            "// one provcheck: ignore-file[PC102] two",
        ),
    ],
)
def test_only_the_suppression_goes(tmp_path: Path, before: str, after: str) -> None:
    rest = f"\n{{ models: {{ providers: {{ local: {{ {LOCAL % ''} }} }} }} }}"
    files = {"openclaw.json": before + rest}
    one = found(lint(tmp_path, files), CODE)[0]
    assert fixed(files, one) == {"openclaw.json": after + rest}
