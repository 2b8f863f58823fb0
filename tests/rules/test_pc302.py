from pathlib import Path

import pytest

from support import fixed, found, lint, message, places, related, severities

CODE = "PC302"
NIM = "https://integrate.api.nvidia.com/v1"


def manifest(*ids: str, name: str = "nvidia", rest: str = "", denied: str = "[]") -> str:
    """A ModelProvider whose allowed ids stand from line 10 on."""
    allowed = "\n".join(f"    - {one}" for one in ids)
    return f"""\
apiVersion: pai.io/v1
kind: ModelProvider
metadata:
  name: {name}
spec:
  provider: openai
  endpoint: {NIM}
  deniedModels: {denied}
  allowedModels:
{allowed}
{rest}"""


def agent(*refs: str) -> str:
    models = ", ".join(refs)
    return f"""\
---
apiVersion: pai.io/v1
kind: Agent
metadata: {{ name: helper }}
spec: {{ models: [{models}] }}
"""


def openclaw(*ids: str, name: str = "nvidia", url: str = NIM, rest: str = "") -> str:
    """A configuration whose models stand from line 4 on, the id in column 13."""
    models = "\n".join(
        f'      {{ id: "{one}", name: "a model", contextWindow: 131072, maxTokens: 8192 }},' for one in ids
    )
    return f"""\
{{
  models: {{ providers: {{ {name}: {{
    baseUrl: "{url}", models: [
{models}
    ],
  }} }} }},
  {rest}
}}
"""


def test_an_id_that_the_catalogue_knows_without_the_prefix(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": openclaw("nvidia/openai/gpt-oss-20b")})
    assert places(report, CODE) == [(4, 13)]
    assert severities(report, CODE) == ["error"]
    assert message(report, CODE) == (
        'the id "nvidia/openai/gpt-oss-20b" begins with the name of its own provider; '
        'the catalogue knows "openai/gpt-oss-20b"'
    )
    (finding,) = found(report, CODE)
    assert finding.help == 'write "openai/gpt-oss-20b"; the name belongs in refs'
    assert related(finding) == [("openclaw.json", 2, 26)]


def test_in_pai_too(tmp_path: Path) -> None:
    report = lint(tmp_path, {"p.yaml": manifest("openai/gpt-oss-20b", "nvidia/poolside/laguna-xs-2.1")})
    assert places(report, CODE) == [(11, 7)]
    assert severities(report, CODE) == ["error"]
    assert related(found(report, CODE)[0]) == [("p.yaml", 4, 9)]


def test_an_id_that_nobody_knows_is_a_warning(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": openclaw("lab/qwen3-32b", name="lab", url="http://gpu-box:8000/v1")})
    assert severities(report, CODE) == ["warning"]
    assert message(report, CODE) == 'the id "lab/qwen3-32b" begins with the name of its own provider'


def test_the_vendor_a_provider_is_named_after_counts(tmp_path: Path) -> None:
    text = openclaw("anthropic/claude-opus-5", name="anthropic", url="https://api.anthropic.com")
    assert severities(lint(tmp_path, {"openclaw.json": text}), CODE) == ["error"]


def test_capitals_do_not_hide_the_prefix(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": openclaw("Lab/qwen3-32b", name="LAB", url="http://gpu-box:8000/v1")})
    assert severities(report, CODE) == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(openclaw("nvidia/nemotron-3-ultra-550b-a55b"), id="real id of NVIDIA's own"),
        pytest.param(openclaw("openai/gpt-oss-20b"), id="another publisher"),
        pytest.param(openclaw("nvidiaopenai/gpt-oss-20b"), id="no slash behind the name"),
        pytest.param(openclaw("nvidia/${MODEL}"), id="unknown id"),
        pytest.param(openclaw("openrouter/auto", name="openrouter", url="https://openrouter.ai/api/v1"), id="router"),
        pytest.param(
            openclaw(
                "qwen/qwen3-32b",
                name="qwen",
                url="http://localhost:1234/v1",
                rest='agents: { defaults: { model: "qwen/qwen/qwen3-32b" } },',
            ),
            id="a ref spells it out",
        ),
        pytest.param(openclaw("lab/x", name='"${NAME}"'), id="unknown provider"),
    ],
)
def test_silent(tmp_path: Path, text: str) -> None:
    assert places(lint(tmp_path, {"openclaw.json": text}), CODE) == []


def test_a_vendors_id_on_openrouter_has_two_parts(tmp_path: Path) -> None:
    text = openclaw("openrouter/anthropic/claude-3-haiku", name="openrouter", url="https://openrouter.ai/api/v1")
    assert severities(lint(tmp_path, {"openclaw.json": text}), CODE) == ["warning"]


def test_the_fix_renames_the_id_and_the_refs_that_repeat_it(tmp_path: Path) -> None:
    files = {
        "openclaw.json": openclaw(
            "nvidia/openai/gpt-oss-20b",
            rest="""agents: { defaults: {
    model: { primary: "nvidia/openai/gpt-oss-20b", fallbacks: ["nvidia/nvidia/openai/gpt-oss-20b@work", "oss"] },
    models: { "NVIDIA/nvidia/openai/gpt-oss-20b": { alias: "oss" } },
  } },""",
        )
    }
    (finding,) = found(lint(tmp_path, files), CODE)
    mended = fixed(files, finding)["openclaw.json"]
    assert '{ id: "openai/gpt-oss-20b"' in mended
    assert 'primary: "nvidia/openai/gpt-oss-20b", fallbacks: ["nvidia/openai/gpt-oss-20b@work", "oss"]' in mended
    assert '"NVIDIA/openai/gpt-oss-20b": { alias: "oss" }' in mended
    assert finding.fix is not None
    assert finding.fix.safe
    assert places(lint(tmp_path, {"openclaw.json": mended}), CODE) == []


def test_the_fix_reaches_the_other_files_of_the_bundle(tmp_path: Path) -> None:
    files = {
        "p.yaml": manifest("nvidia/openai/gpt-oss-20b", denied="[nvidia/openai/gpt-oss-20b]"),
        "a.yaml": agent("nvidia/nvidia/openai/gpt-oss-20b", "nvidia/openai/gpt-oss-20b"),
    }
    (finding,) = found(lint(tmp_path, files), CODE)
    mended = fixed(files, finding)
    assert mended["p.yaml"] == manifest("openai/gpt-oss-20b", denied="[openai/gpt-oss-20b]")
    assert mended["a.yaml"] == agent("nvidia/openai/gpt-oss-20b", "nvidia/openai/gpt-oss-20b")


def test_no_fix_where_the_right_id_is_listed_too(tmp_path: Path) -> None:
    report = lint(tmp_path, {"p.yaml": manifest("openai/gpt-oss-20b", "nvidia/openai/gpt-oss-20b")})
    (finding,) = found(report, CODE)
    assert finding.fix is None
    assert finding.help == 'remove it: "openai/gpt-oss-20b" is listed too'


def test_an_id_that_stands_twice_is_reported_once_and_fixed_in_both_places(tmp_path: Path) -> None:
    files = {"p.yaml": manifest("nvidia/openai/gpt-oss-20b", "nvidia/openai/gpt-oss-20b")}
    report = lint(tmp_path, files)
    assert places(report, CODE) == [(10, 7)]
    mended = fixed(files, found(report, CODE)[0])
    assert mended["p.yaml"] == manifest("openai/gpt-oss-20b", "openai/gpt-oss-20b")


def test_an_allow_list_made_of_the_same_keys_is_renamed_with_them(tmp_path: Path) -> None:
    rest = 'agents: { defaults: { models: { "nvidia/nvidia/openai/gpt-oss-20b": {} } } },'
    files = {"openclaw.json": openclaw("nvidia/openai/gpt-oss-20b", rest=rest)}
    mended = fixed(files, found(lint(tmp_path, files), CODE)[0])
    assert '"nvidia/openai/gpt-oss-20b": {}' in mended["openclaw.json"]
    assert lint(tmp_path, mended).findings == ()


def test_a_policy_that_names_the_wrong_id_is_renamed_too(tmp_path: Path) -> None:
    rest = """agents: { defaults: {
    models: { "nvidia/nvidia/openai/gpt-oss-20b": {} },
    modelPolicy: { allow: ["nvidia/nvidia/openai/gpt-oss-20b"] },
  } },"""
    files = {"openclaw.json": openclaw("nvidia/openai/gpt-oss-20b", rest=rest)}
    mended = fixed(files, found(lint(tmp_path, files), CODE)[0])
    assert 'allow: ["nvidia/openai/gpt-oss-20b"]' in mended["openclaw.json"]
    assert lint(tmp_path, mended).findings == ()


def test_no_fix_where_an_id_is_an_alias(tmp_path: Path) -> None:
    report = lint(tmp_path, {"p.yaml": manifest("*id", denied="[&id nvidia/openai/gpt-oss-20b]")})
    assert places(report, CODE) == [(10, 7)]
    assert found(report, CODE)[0].fix is None


def test_an_incomplete_list_is_judged_as_far_as_it_is_known(tmp_path: Path) -> None:
    report = lint(tmp_path, {"p.yaml": manifest("${MODEL}", "nvidia/openai/gpt-oss-20b")})
    assert places(report, CODE) == [(11, 7)]
