from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rule_models import NIM, openclaw, pai
from support import fixed, found, lint, message, places, related, severities, texts

CODE = "PC306"
OTHERS = {"PC203", "PC204", "PC205", "PC302", "PC305", "PC307", "PC308"}
HOSTED = {"host": NIM, "name": "nvidia"}
RIGHT = "openai/gpt-oss-20b"
WRONG = "OpenAI/gpt-oss-20b"


def manifest(*ids: str, denied: str = "") -> str:
    """A ModelProvider whose allowed ids stand from line 9 on, in column 7."""
    allowed = "\n".join(f"    - {one}" for one in ids)
    return f"""\
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: nvidia
spec:
  provider: openai
  endpoint: https://{NIM}/v1
  allowedModels:
{allowed}
  deniedModels: [{denied}]
"""


def nim(*refs: str, spec: str = "replicas: 1") -> str:
    return pai(*refs, name="nvidia", kind="openai", spec=spec).replace("http://vllm:8000/v1", f"https://{NIM}/v1")


def test_a_spelling_that_was_seen_failing(tmp_path: Path) -> None:
    report = lint(tmp_path, {"p.yaml": manifest("z-ai/glm-4.7")})
    assert places(report, CODE) == [(9, 7)]
    assert severities(report, CODE) == ["error"]
    assert message(report, CODE) == (
        'NVIDIA has no model "z-ai/glm-4.7"; the one that is meant is "z-ai/glm4.7", which was retired on 2026-05-14; '
        "this depends on today's date"
    )
    (finding,) = found(report, CODE)
    assert finding.fix is None
    assert finding.help == 'listed of the same family: "z-ai/glm-5.3-flash"'


def test_before_its_end_the_right_id_is_written(tmp_path: Path) -> None:
    files = {"p.yaml": manifest("z-ai/glm-4.7")}
    (finding,) = found(lint(tmp_path, files, as_of=date(2026, 5, 1)), CODE)
    assert finding.help == 'write "z-ai/glm4.7"'
    assert fixed(files, finding) == {"p.yaml": manifest("z-ai/glm4.7")}


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (WRONG, RIGHT),
        ("openai/gpt_oss_20b", RIGHT),
        ("gpt-oss-20b", RIGHT),
        ("meta-llama/muse-glimmer-30b", "meta/muse-glimmer-30b"),
        ("google/diffusiongemma-26b-a4b", "google/diffusiongemma-26b-a4b-it"),
        ("nvidia/nvidia-nemotron-3-ultra-550b-a55b", "nvidia/nemotron-3-ultra-550b-a55b"),
        ("nvidia_nim/openai/gpt-oss-20b", RIGHT),
        ("poolside/lagnua-xs-2.1", "poolside/laguna-xs-2.1"),
    ],
)
def test_what_is_meant(tmp_path: Path, wrong: str, right: str) -> None:
    files = {"p.yaml": manifest(wrong)}
    report = lint(tmp_path, files)
    assert severities(report, CODE) == ["warning"]
    assert not {one.code for one in report.findings} & OTHERS
    mended = fixed(files, found(report, CODE)[0])
    assert mended == {"p.yaml": manifest(right)}
    assert not {one.code for one in lint(tmp_path, mended).findings} & {CODE, *OTHERS}


@pytest.mark.parametrize(
    "model_id",
    [
        RIGHT,
        "mistralai/mistral-large",
        "deepseek-ai/deepseek-v3",
        "meta/llama-3.4-70b-instruct",
        "nvidia/nv-embed-v1",
        "acme/rocket-7b",
        "${MODEL}",
        "x" * 5000,
    ],
)
def test_silent(tmp_path: Path, model_id: str) -> None:
    assert not found(lint(tmp_path, {"p.yaml": manifest(f"'{model_id}'")}), CODE)


def test_servers_of_ones_own_spell_as_they_like(tmp_path: Path) -> None:
    assert not found(lint(tmp_path, {"openclaw.json": openclaw(f'"local/{WRONG}"', ids=WRONG)}), CODE)


def test_a_listed_id_whose_words_are_swapped_is_not_also_gone(tmp_path: Path) -> None:
    report = lint(tmp_path, {"p.yaml": manifest("nvidia/nemotron-nano-3-30b-a3b")})
    assert severities(report, CODE) == ["error"]
    assert not {one.code for one in report.findings} & OTHERS


def test_the_fix_renames_the_refs_too(tmp_path: Path) -> None:
    files = {
        "openclaw.json": openclaw(f'{{ primary: "nvidia/{WRONG}@work", fallbacks: ["a/b"] }}', ids=WRONG, **HOSTED)
    }
    report = lint(tmp_path, files)
    assert texts(report, CODE) == [f'"{WRONG}"']
    assert related(found(report, CODE)[0]) == [("openclaw.json", 2, 43)]
    assert not {one.code for one in report.findings} & OTHERS
    mended = fixed(files, found(report, CODE)[0])["openclaw.json"]
    assert mended == files["openclaw.json"].replace(WRONG, RIGHT)


def test_no_fix_where_both_spellings_are_listed(tmp_path: Path) -> None:
    (finding,) = found(lint(tmp_path, {"p.yaml": manifest(RIGHT, WRONG)}), CODE)
    assert finding.fix is None
    assert finding.help == f'remove it: "{RIGHT}" is listed too'


def test_a_denied_id(tmp_path: Path) -> None:
    files = {"p.yaml": manifest(RIGHT, denied="Meta/muse-glimmer-30b")}
    report = lint(tmp_path, files)
    assert texts(report, CODE) == ["Meta/muse-glimmer-30b"]
    assert fixed(files, found(report, CODE)[0]) == {"p.yaml": manifest(RIGHT, denied="meta/muse-glimmer-30b")}


def test_a_ref_without_a_list(tmp_path: Path) -> None:
    files = {"a.yaml": nim(f"nvidia/{WRONG}")}
    report = lint(tmp_path, files)
    assert places(report, CODE) == [(7, 7)]
    assert not {one.code for one in report.findings} & OTHERS
    assert fixed(files, found(report, CODE)[0]) == {"a.yaml": nim(f"nvidia/{RIGHT}")}


def test_no_fix_that_repeats_another_ref(tmp_path: Path) -> None:
    report = lint(tmp_path, {"a.yaml": nim(f"nvidia/{RIGHT}", f"nvidia/{WRONG}")})
    assert places(report, CODE) == [(8, 7)]
    assert found(report, CODE)[0].fix is None


def test_a_built_in_provider(tmp_path: Path) -> None:
    text = '{ agents: { defaults: { model: "nvidia/nvidia-nemotron-3-ultra-550b-a55b" } } }'
    report = lint(tmp_path, {"openclaw.json": text})
    assert severities(report, CODE) == ["warning"]
    mended = fixed({"openclaw.json": text}, found(report, CODE)[0])["openclaw.json"]
    assert '"nvidia/nvidia/nemotron-3-ultra-550b-a55b"' in mended


@pytest.mark.parametrize("files", [nim(f"nvidia/{WRONG}", spec=f"allowedModels: [{RIGHT}]")])
def test_a_ref_is_measured_against_its_list(tmp_path: Path, files: str) -> None:
    report = lint(tmp_path, {"a.yaml": files})
    assert {one.code for one in report.findings} & {CODE, *OTHERS} == {"PC204"}
    assert found(report, "PC204")[0].help == f'did you mean "nvidia/{RIGHT}"?'


@pytest.mark.parametrize(
    ("release", "ids", "code"),
    [("2026.9.6", "acme/x", "PC203"), ("2026.7.1", "acme/x", "PC306"), ("2026.7.1", RIGHT, "PC203")],
)
def test_one_rule_speaks_about_an_unlisted_ref(tmp_path: Path, release: str, ids: str, code: str) -> None:
    text = openclaw(f'"nvidia/{WRONG}"', ids=ids, **HOSTED)
    report = lint(tmp_path, {"openclaw.json": text}, releases=(release,))
    spoken = [one.code for one in report.findings if one.location.begin[0] == 2]
    assert [one for one in spoken if one in {CODE, *OTHERS}] == [code]


def test_a_prefix_before_the_right_id_is_another_matter(tmp_path: Path) -> None:
    alone = lint(tmp_path / "a", {"p.yaml": manifest("nvidia/openai/gpt-oss-20b")})
    assert {one.code for one in alone.findings} & {CODE, *OTHERS} == {"PC302"}
    both = lint(tmp_path / "b", {"p.yaml": manifest("nvidia/z-ai/glm-4.7")})
    assert {one.code for one in both.findings} & {CODE, *OTHERS} == {CODE}
