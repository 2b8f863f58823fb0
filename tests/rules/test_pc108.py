from pathlib import Path

import pytest

from support import fixed, found, lint, message, places, severities, texts

CODE = "PC108"
GEMINI = "provider: gemini\n  apiKeySecretRef: { name: x-key, key: api-key }"


def manifest(version: str, kind: str = "ModelProvider", spec: str = GEMINI) -> str:
    return f"apiVersion: {version}\nkind: {kind}\nmetadata:\n  name: x\nspec:\n  {spec}\n"


@pytest.mark.parametrize(
    "version",
    ["pai.io/v1beta1", "pai.io/v1beta2", "pai.io/v2", "pai.io/V1", "pai.io/", "'pai.io/v1 '", '"pai.io/v1alpha1"'],
)
def test_another_version(tmp_path: Path, version: str) -> None:
    files = {"a.yaml": manifest(version)}
    report = lint(tmp_path, files)
    assert severities(report, CODE) == ["error"]
    assert places(report, CODE) == [(1, 13)]
    assert texts(report, CODE) == [version]
    assert "pai.io/v1" in message(report, CODE)
    assert version.strip("'\"") in message(report, CODE)
    (finding,) = found(report, CODE)
    assert finding.fix is not None
    assert finding.fix.safe
    mended = fixed(files, finding)
    quote = version[0] if version[0] in "'\"" else ""
    assert mended == {"a.yaml": manifest(f"{quote}pai.io/v1{quote}")}
    assert not lint(tmp_path, mended).findings


@pytest.mark.parametrize(
    ("kind", "spec"),
    [
        ("Agent", "image: x"),
        ("Provider", "type: github"),
        ("GuardBinding", "classifier: { endpoint: http://x }"),
        ("Session", "anything: 1"),
    ],
)
def test_each_kind_has_one_version(tmp_path: Path, kind: str, spec: str) -> None:
    report = lint(tmp_path, {"a.yaml": manifest("pai.io/v1beta1", kind, spec)})
    assert [one.code for one in report.findings] == [CODE]
    assert not lint(tmp_path, {"a.yaml": manifest("pai.io/v1", kind, spec)}).findings


def test_it_says_nothing_of_azure_s_version(tmp_path: Path) -> None:
    spec = "provider: azure-openai\n  endpoint: https://a.openai.azure.com\n  apiVersion: 2024-10-21"
    assert not found(lint(tmp_path, {"a.yaml": manifest("pai.io/v1", spec=spec)}), CODE)


def test_manifests_of_others_are_left_alone(tmp_path: Path) -> None:
    text = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\n---\n" + manifest("pai.io/v1")
    text += "---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  annotations: { of: pai.io/v2 }\n"
    assert not lint(tmp_path, {"a.yaml": text}).findings


@pytest.mark.parametrize("version", ["v1", "apps/v1", "'v1beta1'"])
def test_a_kind_of_pai_s_own_under_a_plain_version(tmp_path: Path, version: str) -> None:
    text = manifest(version)
    walked = lint(tmp_path, {"a.yaml": text})
    assert not walked.findings
    report = lint(tmp_path, {"a.yaml": text}, named=["a.yaml"])
    assert [one.code for one in report.findings] == [CODE]
    (finding,) = report.findings
    quote = "'" if "'" in version else ""
    assert fixed({"a.yaml": text}, finding) == {"a.yaml": manifest(f"{quote}pai.io/v1{quote}")}
    noted = lint(tmp_path, {"a.yaml": f"# of pai.io/v1\n{text}"})
    assert [one.code for one in noted.findings] == [CODE]


def test_a_kind_of_pai_s_own_without_a_version(tmp_path: Path) -> None:
    text = manifest("v1").partition("\n")[2]
    report = lint(tmp_path, {"a.yaml": text}, named=["a.yaml"])
    assert [one.code for one in report.findings] == ["PC104"]
    assert "apiVersion" in report.findings[0].message


def test_a_misspelt_key_is_renamed(tmp_path: Path) -> None:
    files = {"a.yaml": manifest("pai.io/v1").replace("apiVersion", "apiversion")}
    (finding,) = lint(tmp_path, files).findings
    assert finding.code == "PC101"
    assert fixed(files, finding) == {"a.yaml": manifest("pai.io/v1")}


def test_an_agent_beside_a_document_of_pai(tmp_path: Path) -> None:
    agent = manifest("v1", "Agent", "image: x")
    assert not found(lint(tmp_path, {"a.yaml": agent}, named=["a.yaml"]), CODE)
    report = lint(tmp_path, {"a.yaml": f"{agent}---\n{manifest('pai.io/v1')}"})
    assert places(report, CODE) == [(1, 13)]


def test_each_document_of_a_stream(tmp_path: Path) -> None:
    text = f"{manifest('pai.io/v1beta1')}---\n{manifest('pai.io/v1').replace('name: x', 'name: y')}---\n"
    report = lint(tmp_path, {"a.yaml": text + manifest("pai.io/v2").replace("name: x", "name: z")})
    assert places(report, CODE) == [(1, 13), (17, 13)]


def test_other_faults_are_told_too(tmp_path: Path) -> None:
    report = lint(tmp_path, {"a.yaml": manifest("pai.io/v2", spec="provider: google")})
    assert {one.code for one in report.findings} == {CODE, "PC103"}


def test_refs_lead_to_such_a_document(tmp_path: Path) -> None:
    agent = manifest("pai.io/v1", "Agent", "models: [x/gemini-3.8-flash]").replace("name: x", "name: helper")
    report = lint(tmp_path, {"a.yaml": f"{manifest('pai.io/v1beta1')}---\n{agent}"})
    assert [one.code for one in report.findings] == [CODE]


def test_it_does_not_depend_on_the_release_of_openclaw(tmp_path: Path) -> None:
    report = lint(tmp_path, {"a.yaml": manifest("pai.io/v2")}, releases=("2026.1.30", "2026.9.6"))
    (finding,) = found(report, CODE)
    assert finding.releases is None


@pytest.mark.parametrize("selector", ["PC108", "PC1", "wrong-api-version"])
def test_a_comment_silences_it(tmp_path: Path, selector: str) -> None:
    text = manifest(f"pai.io/v2 # provcheck: ignore[{selector}] a preview")
    report = lint(tmp_path, {"a.yaml": text})
    assert not report.findings
    assert report.summary.suppressed == 1
