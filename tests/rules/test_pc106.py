from pathlib import Path

import pytest

from support import fixed, found, lint, message, places, severities, texts

CODE = "PC106"
MODEL = '{ id: "a", name: "A", contextWindow: 40960, maxTokens: 4096 }'
LAB = f'baseUrl: "http://localhost/v1", models: [{MODEL}]'
RELEASES = ("2026.1.30", "2026.2.26", "2026.3.31", "2026.4.29", "2026.5.28", "2026.6.11", "2026.7.1")


def stamped(release: str, rest: str) -> str:
    """A configuration that OpenClaw of this release has written; the rest stands on line 3."""
    return f'{{\n  meta: {{ lastTouchedVersion: "{release}" }},\n  {rest},\n}}\n'


def manifest(spec: str, kind: str = "Agent") -> str:
    lines = "".join(f"  {line}\n" for line in spec.splitlines())
    return f"apiVersion: pai.io/v1\nkind: {kind}\nmetadata:\n  name: x\nspec:\n{lines}"


# Flat env


@pytest.mark.parametrize("release", ["2026.8.2", "2026.9.6"])
def test_a_flat_env_is_refused(tmp_path: Path, release: str) -> None:
    files = {"openclaw.json": stamped(release, 'env: { A_KEY: "x", B_KEY: "y" }')}
    report = lint(tmp_path, files)
    assert severities(report, CODE) == ["error"]
    assert places(report, CODE) == [(3, 10)]
    assert "2026.7.1" in message(report, CODE)
    assert release in message(report, CODE)
    (finding,) = found(report, CODE)
    assert "env.vars" in str(finding.help)
    mended = fixed(files, finding)
    assert mended["openclaw.json"] == stamped(release, 'env: { vars: { A_KEY: "x", B_KEY: "y" } }')
    assert not lint(tmp_path, mended).findings


@pytest.mark.parametrize("release", RELEASES)
def test_an_upgrade_will_refuse_a_flat_env(tmp_path: Path, release: str) -> None:
    files = {"openclaw.json": stamped(release, 'env: { A: "x" }')}
    report = lint(tmp_path, files)
    assert severities(report, CODE) == ["warning"]
    assert "2026.8.2" in message(report, CODE)
    assert "upgrade" in message(report, CODE)
    (finding,) = found(report, CODE)
    assert not lint(tmp_path, fixed(files, finding)).findings


@pytest.mark.parametrize("release", ["2026.7.1", "2026.8.2"])
def test_all_variables_are_one_finding(tmp_path: Path, release: str) -> None:
    report = lint(tmp_path, {"openclaw.json": stamped(release, 'env: { A: "x", B: "y", C: "z" }')})
    assert places(report, CODE) == [(3, 10)]


@pytest.mark.parametrize(("wrong", "right"), [("var", "vars"), ("shellEn", "shellEnv")])
def test_what_is_no_variable(tmp_path: Path, wrong: str, right: str) -> None:
    files = {"openclaw.json": f"{{ env: {{ {wrong}: {{}} }} }}"}
    (finding,) = lint(tmp_path, files).findings
    assert finding.code == "PC101"
    assert finding.help == f'did you mean "{right}"?'


def test_the_fix_keeps_lines_and_comments(tmp_path: Path) -> None:
    text = "{\n  env: {\n    // one\n    A: 'x', // two\n    B: 'y',\n  },\n}\n"
    files = {"openclaw.json": text}
    (finding,) = found(lint(tmp_path, files), CODE)
    mended = fixed(files, finding)
    assert all(one in mended["openclaw.json"] for one in ("// one", "// two", "A: 'x'", "B: 'y'"))
    assert not lint(tmp_path, mended).findings


def test_variables_beside_vars(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": '{ env: { vars: { B: "y" }, A: "x" } }'})
    assert severities(report, CODE) == ["error"]
    assert places(report, CODE) == [(1, 28)]


def test_vars_and_shell_are_no_variables(tmp_path: Path) -> None:
    text = '{ env: { vars: { A: "x" }, shellEnv: { enabled: true } } }'
    assert not lint(tmp_path, {"openclaw.json": text}, releases=("2026.1.30", "2026.9.6")).findings


# agents.list


@pytest.mark.parametrize(
    ("release", "spoken"),
    [
        ("2026.1.30", []),
        ("2026.5.28", []),
        ("2026.7.1", []),
        ("2026.8.2", ["warning"]),
        ("2026.9.6", ["warning"]),
    ],
)
def test_a_list_of_agents(tmp_path: Path, release: str, spoken: list[str]) -> None:
    files = {"openclaw.json": stamped(release, 'agents: { list: [{ id: "main" }] }')}
    report = lint(tmp_path, files)
    assert severities(report, CODE) == spoken
    assert places(report, CODE) == [(3, 13)] * len(spoken)
    assert all("agents.entries" in str(one.help) for one in found(report, CODE))
    assert {one.code for one in report.findings} <= {CODE}


def test_agents_are_written_by_id(tmp_path: Path) -> None:
    agents = 'agents: {\n  list: [\n    // first\n    { id: "a", default: true, name: "A" }, // one\n'
    agents += '    { name: "B", id: "b" },\n  ],\n}'
    files = {"openclaw.json": stamped("2026.9.6", agents)}
    (finding,) = found(lint(tmp_path, files), CODE)
    mended = fixed(files, finding)
    assert all(one in mended["openclaw.json"] for one in ("// first", "// one", "entries", 'name: "B"'))
    assert "list" not in mended["openclaw.json"]
    assert not lint(tmp_path, mended).findings


def test_an_included_list_is_told(tmp_path: Path) -> None:
    files = {"openclaw.json": '{ agents: { list: { $include: "list.json5" } } }', "list.json5": '[{ id: "a" }]'}
    report = lint(tmp_path, files)
    assert severities(report, CODE) == ["warning"]
    assert not [one for one in report.findings if one.code != CODE]


def test_no_fix_that_the_older_of_two_releases_refuses(tmp_path: Path) -> None:
    files = {"openclaw.json": '{ agents: { list: [{ id: "main" }] } }'}
    releases = ("2026.7.1", "2026.9.6")
    (finding,) = found(lint(tmp_path, files, releases=releases), CODE)
    if finding.fix:
        assert not lint(tmp_path, fixed(files, finding), releases=releases).findings


def test_faults_inside_the_list_are_told_too(tmp_path: Path) -> None:
    text = stamped("2026.9.6", 'agents: { list: [{ id: "a", modle: "openai/gpt-5.5" }] }')
    report = lint(tmp_path, {"openclaw.json": text})
    assert [(one.code, one.location.begin) for one in report.findings] == [(CODE, (3, 13)), ("PC101", (3, 31))]


@pytest.mark.parametrize("release", ["2026.8.2", "2026.9.6"])
@pytest.mark.parametrize(
    "agents",
    [
        'list: [{ id: "a", default: true }, { id: "a" }]',
        'list: [{ id: "a" }], entries: { b: { default: true } }',
        "list: { a: {} }",
        'list: "a"',
        "list: [{}]",
    ],
)
def test_a_list_that_openclaw_cannot_move(tmp_path: Path, release: str, agents: str) -> None:
    report = lint(tmp_path, {"openclaw.json": stamped(release, f"agents: {{ {agents} }}")})
    assert "error" in {one.severity.label for one in report.findings}


def test_a_bad_id_is_shown_where_it_stands(tmp_path: Path) -> None:
    text = stamped("2026.9.6", 'agents: { list: [{ id: "/a/b", default: true }] }')
    report = lint(tmp_path, {"openclaw.json": text})
    assert (3, 26) in {one.location.begin for one in report.findings if one.severity.label == "error"}


# Other keys and values


@pytest.mark.parametrize(
    ("text", "key", "until"),
    [
        ('{ meta: { lastTouchedAt: "2026-01-01T00:00:00Z" } }', "lastTouchedAt", "2026.7.1"),
        ("{ models: { pricing: { enabled: true } } }", "pricing", "2026.7.1"),
        ('{ agent: { model: "openai/gpt-5.5" } }', "agent", ""),
    ],
)
def test_keys_that_are_gone(tmp_path: Path, text: str, key: str, until: str) -> None:
    report = lint(tmp_path, {"openclaw.json": text}, releases=("2026.9.6",))
    assert severities(report, CODE) == ["error"]
    assert texts(report, CODE) == [key]
    assert until in message(report, CODE)


@pytest.mark.parametrize("release", ["2026.6.11", "2026.9.6"])
def test_an_api_that_has_another_name_now(tmp_path: Path, release: str) -> None:
    text = f'{{ models: {{ providers: {{ lab: {{ api: "openai-codex-responses", {LAB} }} }} }} }}'
    files = {"openclaw.json": text}
    report = lint(tmp_path, files, releases=(release,))
    assert severities(report, CODE) == ["error"]
    assert texts(report, CODE) == ['"openai-codex-responses"']
    (finding,) = found(report, CODE)
    mended = fixed(files, finding)
    assert mended["openclaw.json"] == text.replace("codex", "chatgpt")
    assert not lint(tmp_path, mended, releases=(release,)).findings


def test_no_fix_that_today_s_release_refuses(tmp_path: Path) -> None:
    text = f'{{ models: {{ providers: {{ lab: {{ api: "openai-codex-responses", {LAB} }} }} }} }}'
    files = {"openclaw.json": text}
    report = lint(tmp_path, files, releases=("2026.5.28",))
    assert severities(report, CODE) == ["warning"]
    (finding,) = found(report, CODE)
    if finding.fix:
        assert not lint(tmp_path, fixed(files, finding), releases=("2026.5.28",)).findings


def test_what_one_release_alone_took(tmp_path: Path) -> None:
    text = f'{{ models: {{ providers: {{ lab: {{ api: "openai", {LAB} }} }} }} }}'
    report = lint(tmp_path, {"openclaw.json": text}, releases=("2026.4.29",))
    assert severities(report, CODE) == ["warning"]
    assert "2026.4.29 and later" not in message(report, CODE)


# Releases


def test_two_releases_are_one_finding(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": '{ env: { A: "x" } }'}, releases=("2026.8.2", "2026.9.6"))
    (finding,) = found(report, CODE)
    assert finding.releases == ("2026.8.2", "2026.9.6")


def test_the_older_of_two_releases_takes_it(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": '{ env: { A: "x" } }'}, releases=("2026.7.1", "2026.9.6"))
    (finding,) = found(report, CODE)
    assert finding.severity.label == "error"
    assert finding.releases == ("2026.9.6",)


def test_without_a_stamp_the_newest_release_counts(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": '{ env: { A: "x" } }'})
    assert severities(report, CODE) == ["error"]
    assert "2026.9.6" in message(report, CODE)


def test_what_is_asked_for_wins_over_the_stamp(tmp_path: Path) -> None:
    files = {"openclaw.json": stamped("2026.7.1", 'env: { A: "x" }')}
    assert severities(lint(tmp_path, files, releases=("2026.9.6",)), CODE) == ["error"]


# Includes and embedded files


def test_old_variables_in_an_included_file(tmp_path: Path) -> None:
    files = {"openclaw.json": '{ env: { $include: "env.json5" } }\n', "env.json5": '{\n  A: "x",\n}\n'}
    (finding,) = found(lint(tmp_path, files), CODE)
    assert (finding.location.path, finding.location.begin) == ("env.json5", (2, 3))
    if finding.fix:
        assert not lint(tmp_path, fixed(files, finding)).findings


def test_old_variables_in_both_halves_are_one_finding(tmp_path: Path) -> None:
    files = {"openclaw.json": '{ env: { $include: "env.json5", B: "y" } }\n', "env.json5": '{ A: "x" }\n'}
    (finding,) = found(lint(tmp_path, files), CODE)
    if finding.fix:
        assert not lint(tmp_path, fixed(files, finding)).findings


def test_a_list_with_an_unread_part(tmp_path: Path) -> None:
    report = lint(tmp_path, {"openclaw.json": '{ agents: { list: [{ $include: "gone.json5" }] } }'})
    assert {one.code for one in report.findings} <= {CODE, "PC003"}


def test_an_embedded_file(tmp_path: Path) -> None:
    content = "|\n      {\n        env: { A: 'x' },\n      }"
    files = {"a.yaml": manifest(f"configFiles:\n- path: /x/openclaw.json\n  content: {content}")}
    (finding,) = found(lint(tmp_path, files), CODE)
    assert finding.location.begin == (10, 18)
    assert fixed(files, finding)["a.yaml"] == files["a.yaml"].replace("{ A: 'x' }", "{ vars: { A: 'x' } }")


# Pai


@pytest.mark.parametrize(
    ("field", "instead"),
    [
        ("type: service", "longRunning"),
        ("agentDefinition: y", "Session"),
        ('schedule: "* * * * *"', "triggers"),
        ("webhook: { path: /x }", "triggers"),
        ("conversational: true", "pai migrate-agents"),
        ("mcpServers: [a]", "pai migrate-agents"),
        ("managedAgentDefinitions: [a]", "pai migrate-agents"),
        ("modelBindings: [fast]", "models"),
    ],
)
def test_an_old_field_of_an_agent(tmp_path: Path, field: str, instead: str) -> None:
    report = lint(tmp_path, {"a.yaml": manifest(f"image: x\n{field}")})
    assert severities(report, CODE) == ["warning"]
    assert places(report, CODE) == [(7, 3)]
    assert texts(report, CODE) == [field.partition(":")[0]]
    (finding,) = found(report, CODE)
    assert instead in str(finding.help)
    assert finding.fix is None
    assert finding.releases is None


@pytest.mark.parametrize(
    ("kind", "spec", "instead"),
    [
        ("ModelBinding", "provider: openai\nmodel: gpt-5.5", "ModelProvider"),
        ("AgentWorkload", "image: x\nmodelBindings: [fast]", "Agent"),
    ],
)
def test_an_old_kind(tmp_path: Path, kind: str, spec: str, instead: str) -> None:
    report = lint(tmp_path, {"a.yaml": manifest(spec, kind)})
    assert severities(report, CODE) == ["warning"]
    (finding,) = found(report, CODE)
    assert kind in finding.message
    assert instead in str(finding.help)
    assert {one.code for one in report.findings} == {CODE}


def test_an_unset_field_is_not_there(tmp_path: Path) -> None:
    assert not lint(tmp_path, {"a.yaml": manifest("image: x\ntype:\nmodelBindings: []")}).findings


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("openclaw.json", '{ env: { A: "x" } } // provcheck: ignore[PC106] old\n'),
        ("a.yaml", manifest("image: x\ntype: service # provcheck: ignore[legacy-shape] old")),
    ],
)
def test_a_comment_silences_it(tmp_path: Path, name: str, text: str) -> None:
    report = lint(tmp_path, {name: text})
    assert not report.findings
    assert report.summary.suppressed == 1
