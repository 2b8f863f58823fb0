"""`convert` makes what the command makes."""

from __future__ import annotations

import json
import pickle
from contextlib import chdir
from pathlib import Path
from typing import Any

import json5
import pytest

from configurations import BAD, GOOD, PROVIDER
from program import ROOT, run
from provcheck import Conversion, Outcome, SourceError, Text, convert

PAI = ROOT / "fixtures/good/pai"
OPENCLAW = ROOT / "fixtures/good/openclaw/openclaw.json"
KEYWORDS: list[tuple[list[str], dict[str, Any]]] = [
    ([], {}),
    (["--as", "cli"], {"as_": "cli"}),
    (["--request-cap", "max", "--no-annotations"], {"request_cap": "max", "annotations": False}),
    (["--namespace", "team", "--name", "boss", "--header"], {"namespace": "team", "name": "boss", "header": True}),
    (["--openclaw-version", "2026.5.2"], {"openclaw_version": "2026.5.2"}),
]


@pytest.mark.parametrize(("arguments", "keywords"), KEYWORDS)
@pytest.mark.parametrize("to", ["pai", "openclaw"])
def test_the_result_is_that_of_the_command(tmp_path: Path, to: Any, arguments: list[str], keywords: Any) -> None:
    if to == "openclaw" and "as_" in keywords:
        pytest.skip("there is no such command")
    (tmp_path / "openclaw.json").write_bytes(OPENCLAW.read_bytes())
    source = "openclaw.json" if to == "pai" else str(PAI)
    if to == "openclaw" and keywords.get("namespace"):
        arguments, keywords = arguments[2:], {**keywords, "namespace": None}
    done = run("convert", source, "--to", to, "-o", "out", "--report", "report.json", *arguments, cwd=tmp_path)
    assert done.code == 0, done.err
    with chdir(tmp_path):
        made = convert(source, to=to, output="elsewhere", **keywords)
    report = (tmp_path / "report.json").read_text(encoding="utf-8").replace('"out"', '"elsewhere"')
    assert made.text == (tmp_path / "out").read_text(encoding="utf-8")
    assert made.to_dict() == json.loads(report)


def test_a_folder_has_a_file_for_each_resource(tmp_path: Path) -> None:
    done = run("convert", str(OPENCLAW), "--to", "pai", "-o", "out/", "-q", cwd=tmp_path)
    assert done.code == 0, done.err
    with chdir(tmp_path):
        made = convert(OPENCLAW, to="pai", output="out/")
    written = {f"out/{one.name}": one.read_text(encoding="utf-8") for one in (tmp_path / "out").iterdir()}
    assert made.outputs == written
    with pytest.raises(ValueError, match="see outputs"):
        _ = made.text


def test_nothing_is_written(tmp_path: Path) -> None:
    with chdir(tmp_path):
        convert(OPENCLAW, to="pai", output="out/")
    assert not list(tmp_path.iterdir())


def test_texts_and_objects_are_converted_alike() -> None:
    text = convert(Text(GOOD, "openclaw.json"), to="pai")
    data = convert(json5.loads(GOOD), to="pai")
    assert data.text == text.text
    assert [(one.outcome, one.source.pointer, one.target) for one in data.entries] == [
        (one.outcome, one.source.pointer, one.target) for one in text.entries
    ]
    assert list(text.outputs) == ["pai.yaml"]
    back = convert(Text(text.text), to="openclaw")
    assert list(back.outputs) == ["openclaw.json"]
    assert json5.loads(back.text)["models"]["providers"] == json5.loads(GOOD)["models"]["providers"]


def test_each_value_has_an_entry() -> None:
    made = convert(Text(GOOD, "openclaw.json"), to="pai")
    ref = next(one for one in made.entries if one.source.pointer == "/agents/defaults/model")
    assert isinstance(ref.outcome, Outcome)
    assert (ref.source.path, ref.source.line, ref.source.column) == ("openclaw.json", 2, 32)
    assert sum(made.summary.values()) == len(made.entries)
    assert repr(made) == "<Conversion into pai.yaml>"


def test_results_are_values() -> None:
    one, other = (convert(Text(GOOD), to="pai") for _ in range(2))
    assert one == other == pickle.loads(pickle.dumps(one))  # noqa: S301
    assert isinstance(one, Conversion)


# What is refused

BROKEN = GOOD.replace("maxTokens: 4096", "maxTokens: 'many'")


def test_errors_stand_in_the_way_unless_they_are_allowed() -> None:
    with pytest.raises(SourceError, match=r"^not converted: the source has 1 error$") as caught:
        convert(Text(BROKEN), to="pai")
    assert [one.code for one in caught.value.findings] == ["PC102"]
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    assert (str(again), again.findings) == (str(caught.value), caught.value.findings)
    made = convert(Text(BROKEN), to="pai", allow_errors=True)
    assert [one.code for one in made.findings] == ["PC102"]
    assert "kind: ModelProvider" in made.text


def test_rules_that_do_not_matter_do_not_stand_in_the_way() -> None:
    assert not convert(Text(BAD), to="pai").findings


@pytest.mark.parametrize(
    ("source", "to", "said"),
    [
        (Text(GOOD, "a.json"), "openclaw", "a.json is OpenClaw's configuration already"),
        (Text(PROVIDER, "a.yaml"), "pai", "a.yaml holds Pai's manifests already"),
        (Text("x: 1", "a.yaml"), "pai", "a.yaml holds neither OpenClaw's configuration nor Pai's manifests"),
        (Text("{", "openclaw.json"), "pai", "not converted: the source has 1 error"),
        (Text("{ models: { providers: {} } }", "a.json"), "pai", "no provider, model or agent that Pai could have"),
        ("no.json", "pai", "not converted: the source has 1 error"),
        (ROOT / "src/provcheck/api", "pai", "nothing to convert is in the sources"),
    ],
)
def test_what_cannot_be_converted_is_said_in_a_sentence(source: Any, to: Any, said: str) -> None:
    with pytest.raises(SourceError) as caught:
        convert(source, to=to)
    assert said in str(caught.value)
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    ("keywords", "said"),
    [
        ({"to": "yaml"}, "to is one of openclaw, pai, and not 'yaml'"),
        ({"to": "pai", "as_": "json"}, "as_ is one of yaml, cli, and not 'json'"),
        ({"to": "pai", "request_cap": "most"}, "request_cap is one of min, max, none, and not 'most'"),
        ({"to": "openclaw", "as_": "cli"}, 'as_="cli" goes with to="pai"'),
        ({"to": "pai", "as_": "cli", "output": "out/"}, "output names a folder"),
        ({"to": "pai", "namespace": "No Name"}, "namespace: 'No Name' is no name of a resource"),
        ({"to": "pai", "openclaw_version": "1.0"}, "'1.0' is no OpenClaw version"),
        ({"to": "pai", "output": " "}, "output is empty"),
    ],
)
def test_wrong_keywords_are_said_in_a_sentence(keywords: Any, said: str) -> None:
    with pytest.raises(ValueError, match=r"^.*$") as caught:
        convert(Text(GOOD), **keywords)
    assert said in str(caught.value)
