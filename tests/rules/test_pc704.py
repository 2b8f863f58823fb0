from __future__ import annotations

from pathlib import Path

import pytest

from support import fixed, found, lint, message, places, severities

CODE = "PC704"
SCAN = "scan: { prompts: true }"


def guarded(guard: str, kind: str = "Agent") -> str:
    """A manifest whose guard stands at line 6, column 7."""
    spec = "provider: vllm\n  endpoint: http://vllm:8000/v1\n" if kind == "ModelProvider" else "models: [a/b]\n"
    head = f"apiVersion: pai.io/v1\nkind: {kind}\nmetadata: {{ name: helper }}\n"
    return f"{head}spec:\n  guards:\n    - {guard}\n  {spec}"


def binding(
    classifier: str = "endpoint: http://guard:8080", thresholds: str = "injection: 0.9", name: str = "shield"
) -> str:
    """A GuardBinding whose classifier stands in line 5 and whose thresholds stand in line 6."""
    head = f"apiVersion: pai.io/v1\nkind: GuardBinding\nmetadata: {{ name: {name} }}\n"
    return f"{head}spec:\n  classifier: {{ {classifier} }}\n  thresholds: {{ {thresholds} }}\n"


# Guards


@pytest.mark.parametrize("kind", ["Agent", "ModelProvider"])
def test_a_guard_without_binding(tmp_path: Path, kind: str) -> None:
    report = lint(tmp_path, {"a.yaml": guarded(f"{{ {SCAN} }}", kind)})
    assert places(report, CODE) == [(6, 9)]
    assert severities(report, CODE) == ["error"]


@pytest.mark.parametrize(
    ("wrong", "meant"), [("Enforce", "enforce"), ("enforced", "enforce"), ("block", "enforce"), ("log", "audit")]
)
def test_a_misspelt_enforcement(tmp_path: Path, wrong: str, meant: str) -> None:
    files = {"a.yaml": guarded(f"{{ binding: shield, enforcement: {wrong} }}")}
    report = lint(tmp_path, files)
    assert places(report, CODE) == [(6, 39)]
    assert severities(report, CODE) == ["error"]
    mended = {"a.yaml": guarded(f"{{ binding: shield, enforcement: {meant} }}")}
    assert fixed(files, found(report, CODE)[0]) == mended


def test_an_enforcement_that_nobody_knows(tmp_path: Path) -> None:
    (finding,) = found(lint(tmp_path, {"a.yaml": guarded("{ binding: shield, enforcement: perhaps }")}), CODE)
    assert finding.message == 'enforcement must be "enforce" or "audit", not "perhaps"'
    assert finding.fix is None


@pytest.mark.parametrize(
    ("scan", "why"),
    [
        ("{ prompts: false, responses: false }", "all of it is off"),
        ("{}", "it says nothing to scan"),
    ],
)
def test_a_guard_that_reads_nothing(tmp_path: Path, scan: str, why: str) -> None:
    report = lint(tmp_path, {"a.yaml": guarded(f"{{ binding: shield, scan: {scan} }}")})
    assert places(report, CODE) == [(6, 32)]
    assert severities(report, CODE) == ["warning"]
    assert message(report, CODE) == f"this guard reads nothing: {why}"


@pytest.mark.parametrize(
    "guard",
    [
        f"{{ binding: shield, {SCAN} }}",
        "{ binding: shield }",
        "{ binding: shield, scan: { prompts: false, toolResults: true } }",
        "{ binding: shield, scan: { prompts: false, responses: ${SCAN} } }",
        "{ binding: shield, scan: { prompts: 'false' } }",
        "{ binding: shield, scan: [prompts] }",
        "{ binding: ${BINDING}, enforcement: ${ENFORCEMENT} }",
        "shield",
        "[binding]",
    ],
)
def test_a_guard_that_is_right_or_unknown(tmp_path: Path, guard: str) -> None:
    assert not found(lint(tmp_path, {"a.yaml": guarded(guard), "b.yaml": binding()}), CODE)


# The binding that a guard names


def test_a_misspelt_binding(tmp_path: Path) -> None:
    files = {"a.yaml": guarded(f"{{ binding: sheild, {SCAN} }}"), "b.yaml": binding()}
    report = lint(tmp_path, files)
    assert places(report, CODE) == [(6, 18)]
    assert severities(report, CODE) == ["warning"]
    assert fixed(files, found(report, CODE)[0])["a.yaml"] == guarded(f"{{ binding: shield, {SCAN} }}")


def test_a_binding_that_is_not_there(tmp_path: Path) -> None:
    files = {"a.yaml": guarded(f"{{ binding: other, {SCAN} }}"), "b.yaml": binding()}
    (finding,) = found(lint(tmp_path, files), CODE)
    assert finding.message == 'no GuardBinding is called "other"'
    assert finding.help == 'defined here: "shield"'
    assert finding.fix is None


@pytest.mark.parametrize(
    "other",
    [
        "apiVersion: pai.io/v1\nkind: Secret\nmetadata: { name: x }\n",
        binding(name="${NAME}"),
        binding() + "---\napiVersion: pai.io/v1\nkind: ${KIND}\nmetadata: { name: x }\n",
        binding().replace("metadata: {", "metadata: { namespace: elsewhere,"),
        binding() + "---\napiVersion: pai.io/v1\nkind: [\n",
    ],
)
def test_where_not_all_bindings_are_known(tmp_path: Path, other: str) -> None:
    report = lint(tmp_path, {"a.yaml": guarded(f"{{ binding: other, {SCAN} }}"), "b.yaml": other})
    assert not found(report, CODE)


def test_many_wrong_bindings_take_no_time(tmp_path: Path) -> None:
    guards = "\n    - ".join(f"{{ binding: bindin{n}g }}" for n in range(1000))
    bindings = "---\n".join(binding(name=f"binding{n}") for n in range(500))
    assert len(found(lint(tmp_path, {"a.yaml": guarded(guards), "b.yaml": bindings}), CODE)) == 1000


# Classifiers


@pytest.mark.parametrize(("classifier", "column"), [("type: custom", 3), ('endpoint: ""', 27), ("", 3)])
def test_a_classifier_without_endpoint(tmp_path: Path, classifier: str, column: int) -> None:
    report = lint(tmp_path, {"b.yaml": binding(classifier)})
    assert places(report, CODE) == [(5, column)]
    assert severities(report, CODE) == ["error"]
    assert message(report, CODE) == 'the classifier of "shield" has no endpoint'


def test_a_binding_without_classifier(tmp_path: Path) -> None:
    text = "apiVersion: pai.io/v1\nkind: GuardBinding\nmetadata: { name: s }\nspec: { thresholds: {} }\n"
    assert places(lint(tmp_path, {"b.yaml": text}), CODE) == [(4, 1)]


@pytest.mark.parametrize(
    ("url", "advice"),
    [
        ("guard:8080", 'write "http://guard:8080", or https'),
        ("grpc://guard:8080", None),
        ("ftp://guard/x", None),
        ("http://", None),
        ('" http://guard"', None),
    ],
)
def test_an_endpoint_that_is_no_url(tmp_path: Path, url: str, advice: str | None) -> None:
    report = lint(tmp_path, {"b.yaml": binding(f"endpoint: {url}")})
    assert places(report, CODE) == [(5, 27)]
    assert severities(report, CODE) == ["error"]
    assert found(report, CODE)[0].help == advice


@pytest.mark.parametrize(("wrong", "meant"), [("promptguard", "promptGuard"), ("llama-guard", "llamaGuard")])
def test_a_misspelt_type(tmp_path: Path, wrong: str, meant: str) -> None:
    files = {"b.yaml": binding(f"type: {wrong}, endpoint: http://g:1")}
    (finding,) = found(lint(tmp_path, files), CODE)
    assert fixed(files, finding) == {"b.yaml": binding(f"type: {meant}, endpoint: http://g:1")}


@pytest.mark.parametrize(("score", "advice"), [("90", "90 % is 0.9"), ("1.5", "1.5 % is 0.015"), ("-0.1", None)])
def test_a_threshold_out_of_range(tmp_path: Path, score: str, advice: str | None) -> None:
    report = lint(tmp_path, {"b.yaml": binding(thresholds=f"injection: {score}")})
    assert places(report, CODE) == [(6, 17)]
    assert severities(report, CODE) == ["warning"]
    assert message(report, CODE) == f"the threshold injection is {score}, and scores go from 0 to 1"
    assert found(report, CODE)[0].help == advice


@pytest.mark.parametrize(
    ("classifier", "thresholds"),
    [
        ("endpoint: https://guard", "injection: 0, jailbreak: 1"),
        ("endpoint: HTTP://guard:1/x", "injection: 0.5"),
        ("endpoint: ${GUARD}, type: ${TYPE}", "injection: ${SCORE}"),
        ("endpoint: [x]", "injection: '0.9'"),
        ("endpoint: http://guard, type: ''", "injection: .inf"),
    ],
)
def test_a_classifier_that_is_right_or_unknown(tmp_path: Path, classifier: str, thresholds: str) -> None:
    assert not found(lint(tmp_path, {"b.yaml": binding(classifier, thresholds)}), CODE)


@pytest.mark.parametrize("spec", ["spec: {}\n  ", "spec: [x]", "spec: x", "", "spec: { classifier: [x] }"])
def test_a_binding_of_another_shape(tmp_path: Path, spec: str) -> None:
    text = f"apiVersion: pai.io/v1\nkind: GuardBinding\nmetadata: {{ name: s }}\n{spec}\n"
    wanted = 1 if spec.startswith("spec: {}") else 0
    assert len(found(lint(tmp_path, {"b.yaml": text}), CODE)) == wanted
