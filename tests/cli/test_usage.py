"""Errors of usage: one sentence, with what was meant where that is sure."""

from __future__ import annotations

from pathlib import Path

import pytest

from program import run
from provcheck.report import FORMATS

COMMANDS = "check, convert, graph, init, settings, rule, models, schema, lsp and completion"

NO_COMMAND = [
    ("chekc", "no command is called chekc; did you mean provcheck check?"),
    ("lint", "no command is called lint; did you mean provcheck check?"),
    ("validate", "no command is called validate; did you mean provcheck check?"),
    ("fix", "no command is called fix; did you mean provcheck check --fix?"),
    ("rules", "no command is called rules; did you mean provcheck rule --all?"),
    ("help", "no command is called help; did you mean provcheck --help?"),
    ("openclaw.json", "openclaw.json is no command; did you mean provcheck check openclaw.json?"),
    (".", ". is no command; did you mean provcheck check .?"),
    ("not here.yaml", "not here.yaml is no command; did you mean provcheck check 'not here.yaml'?"),
    ("dance", f"no command is called dance; there are {COMMANDS}"),
    ("a\x1b[31m\nb", f"no command is called a␛[31m␊b; there are {COMMANDS}"),
    ("--fix", "no option is called --fix; did you mean provcheck check --fix?"),
    ("--to", "no option is called --to; did you mean provcheck convert --to?"),
    ("--vresion", "no option is called --vresion; did you mean --version?"),
    ("--hepl", "no option is called --hepl; did you mean --help?"),
    ("-x", "no option is called -x"),
]
WRONG = [
    ("check --formt json", "no option is called --formt; did you mean --output-format?"),
    ("check --format json", "no option is called --format; did you mean --output-format?"),
    ("check -f json", "no option is called -f; did you mean --output-format?"),
    ("check --output json", "no option is called --output; did you mean --output-format or --output-file?"),
    ("check --ouput-format json", "no option is called --ouput-format; did you mean --output-format?"),
    ("check --output-form json", "no option is called --output-form; did you mean --output-format?"),
    ("check --json", "no option is called --json; did you mean --output-format json?"),
    ("check --strict", "no option is called --strict; warnings fail a run already, and --fail-on info is stricter"),
    ("check --config-file a", "no option is called --config-file; did you mean --config?"),
    ("check --disable PC2", "no option is called --disable; did you mean --ignore?"),
    ("check --explain PC2", "no option is called --explain; did you mean provcheck rule?"),
    ("check --list-rules", "no option is called --list-rules; did you mean provcheck rule --all?"),
    ("check --fixx", "no option is called --fixx; did you mean --fix?"),
    ("check --fix-unsafe", "no option is called --fix-unsafe; did you mean --fix --unsafe-fixes?"),
    ("check --fxi", "no option is called --fxi; did you mean --fix?"),
    ("check --no-color", "no option is called --no-color; did you mean --color never?"),
    ("check --helpp", "no option is called --helpp; did you mean --help?"),
    ("check --version", "no option is called --version; did you mean provcheck --version?"),
    ("check --to pai", "no option is called --to; did you mean provcheck convert --to?"),
    ("check --zebra", "no option is called --zebra"),
    ("models --fix", "no option is called --fix; did you mean provcheck check --fix?"),
    ("models --verbose", "no option is called --verbose"),
    ("convert --format cli", "no option is called --format; did you mean --as?"),
    ("check --output-format yml", '--output-format: "yml" is unknown; @FORMATS is due'),
    ("check --output-format jsno", '--output-format: "jsno" is unknown; did you mean json?'),
    ("check --fail-on warn", '--fail-on: "warn" is unknown; did you mean warning?'),
    ("check --show never", '--show: "never" is unknown; error, warning or info is due'),
    ("check --color yes", '--color: "yes" is unknown; did you mean always?'),
    ("check --color blue", '--color: "blue" is unknown; auto, always or never is due'),
    ("check --fail-on", "option '--fail-on' requires an argument"),
    ("check --fix=1", "option '--fix' does not take a value"),
    ("check --select unknown-modle", "--select: no rule has the code, prefix or name 'unknown-modle'; did you mean unknown-model?"),
    ("check --select PC999", "--select: no rule has the code, prefix or name 'PC999'"),
    ("check --as-of soon", "--as-of: 'soon' is no date; write YYYY-MM-DD"),
    ("check --config openclaw.jsn", "--config: there is no openclaw.jsn; did you mean openclaw.json?"),
    ("rule PC999", "no rule has the code or name 'PC999'; provcheck rule --all lists them"),
    ("rule unknown-modle", "no rule has the code or name 'unknown-modle'; did you mean unknown-model?"),
    ("rule a b", "got unexpected extra argument (b)"),
    ("settings nowhere", "PATH: there is no nowhere"),
    ("init openclaw.json", "PATH: directory 'openclaw.json' is a file"),
    ("schema", "KIND is missing; openclaw, pai, settings, report or graph is due"),
    ("schema report.json", 'KIND: "report.json" is unknown; openclaw, pai, settings, report or graph is due'),
    ("completion bsh", 'SHELL: "bsh" is unknown; bash, zsh or fish is due'),
    ("convert", "SRC is missing"),
    ("convert openclaw.json", "--to is missing; openclaw or pai is due"),
]  # fmt: skip


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "openclaw.json").write_text("{}")
    return tmp_path


@pytest.mark.parametrize(("word", "sentence"), NO_COMMAND)
def test_a_command_that_does_not_exist(here: Path, word: str, sentence: str) -> None:
    outcome = run(word, cwd=here)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"Error: {sentence}\nTry 'provcheck --help'.\n"


@pytest.mark.parametrize(("arguments", "sentence"), WRONG)
def test_wrong_usage_of_a_command(here: Path, arguments: str, sentence: str) -> None:
    command, *others = arguments.split()
    outcome = run(command, *others, cwd=here)
    wanted = sentence.replace("@FORMATS", f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]}")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"Error: {wanted}\nTry 'provcheck {command} --help'.\n"


@pytest.mark.parametrize(
    ("missing", "meant"),
    [
        ("openclaw.jsn", "openclaw.json"),
        ("opnclaw.json", "openclaw.json"),
        ("OpenClaw.json", "openclaw.json"),
        ("openclaw", "openclaw.json"),
        ("openclaw.yaml", "openclaw.json"),
        ("./sub/agnet.yaml", "sub/agent.yaml"),
        ("agent.yaml", None),
        ("sub/agent2.yaml", None),
        ("nowhere/openclaw.json", None),
    ],
)
def test_a_file_that_does_not_exist(here: Path, missing: str, meant: str | None) -> None:
    (here / "sub").mkdir()
    (here / "sub" / "agent.yaml").write_text("kind: Agent\n")
    for arguments in (["check", missing], ["convert", missing, "--to", "pai"]):
        outcome = run(*arguments, cwd=here)
        said = outcome.out + outcome.err
        assert (outcome.code, f"help: did you mean {meant}?" in said) == (1, meant is not None)
        assert ("did you mean" in said) == (meant is not None)


def test_a_name_that_two_files_are_like_is_not_guessed(here: Path) -> None:
    (here / "openclaw.json5").write_text("{}")
    assert "did you mean" not in run("check", "openclaw", cwd=here).out
