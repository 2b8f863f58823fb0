"""``provcheck check`` with a baseline, as a user runs it."""

from __future__ import annotations

import json
import os
import random
import shlex
from pathlib import Path

import pytest

from program import Outcome, git, run, write

BASELINE = "baseline.jsonl"
AGENT = """\
apiVersion: pai.io/v1
kind: Agent
metadata:
  name: {name}
spec:
  models:
{models}"""


def config(*refs: str, above: int = 0) -> str:
    """A configuration whose agent falls back on models, after lines of comments."""
    lines = "".join(f'        "{ref}",\n' for ref in refs)
    head = "// a line\n" * above
    return (
        f'{head}{{\n  agents: {{\n    defaults: {{\n      model: {{ primary: "openai/gpt-5.4", fallbacks: [\n{lines}      ] }},\n'
        "    },\n  },\n}\n"
    )


def agent(name: str, *refs: str) -> str:
    return AGENT.format(name=name, models="".join(f"    - {ref}\n" for ref in refs))


def check(folder: Path, *arguments: str) -> Outcome:
    """A check of all files of a folder."""
    return run("check", *arguments, cwd=folder)


def check_known(folder: Path, *arguments: str) -> Outcome:
    """A check with the baseline."""
    return check(folder, "--baseline", BASELINE, *arguments)


def accept(folder: Path, *arguments: str) -> None:
    """Write a baseline."""
    outcome = check(folder, "--write-baseline", BASELINE, *arguments)
    assert outcome.code == 0, outcome


def summary(outcome: Outcome) -> dict[str, int]:
    """The summary of a JSON report."""
    found: dict[str, int] = json.loads(outcome.out)["summary"]
    return found


def entries(folder: Path) -> list[dict[str, str]]:
    """The entries of the baseline."""
    return [json.loads(line) for line in (folder / BASELINE).read_text("utf-8").splitlines()[1:]]


# What stays, and what is new


def test_500_findings_are_put_off_and_one_more_is_told(tmp_path: Path) -> None:
    refs = [f"ghost{number}/model" for number in range(500)]
    write(tmp_path, openclaw__json=config(*refs))
    assert check(tmp_path).code == 1

    accept(tmp_path)
    outcome = check_known(tmp_path)
    assert outcome.code == 0
    assert outcome.out.startswith("Nothing to report in 1 file (500 findings in the baseline).\n")

    write(tmp_path, openclaw__json=config(*refs, above=50))
    assert check_known(tmp_path).code == 0

    write(tmp_path, openclaw__json=config(*refs[:250], "spectre/model", *refs[250:], above=50))
    outcome = check_known(tmp_path, "--output-format", "concise")
    assert outcome.code == 1
    assert outcome.out.startswith("openclaw.json:305:9: PC202 [error]")
    assert "Found 1 error in 1 file (500 findings in the baseline)." in outcome.out


def test_a_run_that_writes_reports_nothing(tmp_path: Path) -> None:
    write(tmp_path, openclaw__json=config("ghost/model"))
    outcome = check(tmp_path, "--write-baseline", BASELINE)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("Nothing to report in 1 file (1 finding in the baseline).\n")


def test_lists_keys_quotes_and_indentation_may_change(tmp_path: Path) -> None:
    write(
        tmp_path,
        openclaw__json="""{
  models: { providers: {
    one: { baseUrl: "http://one.example.com/v1", api: "openai", apiKey: "${KEY}", models: [
      { id: "a", name: "a", contextWindow: 1000, maxTokens: 2000 },
      { id: "b", name: "b", contextWindow: 1000, maxTokens: 2000 },
    ] },
  } },
}
""",
    )
    accept(tmp_path, "--show", "info")
    write(
        tmp_path,
        openclaw__json="""{
"models": { 'providers': {
            'one': {
  'models': [
    { maxTokens: 2000, 'contextWindow': 1000, "name": 'b', "id": 'b' },  // moved
    { maxTokens: 2000, 'contextWindow': 1000, "name": 'a', "id": 'a' },
  ],
  'apiKey': '${KEY}', api: 'openai',
  baseUrl: 'http://one.example.com/v1' } } } }
""",
    )
    outcome = check_known(tmp_path, "--show", "info", "--output-format", "json")
    assert outcome.code == 0, outcome.out
    assert summary(outcome)["baselined"] == len(entries(tmp_path)) >= 5
    assert summary(outcome)["gone"] == 0


def test_documents_of_a_stream_may_change_places(tmp_path: Path) -> None:
    one, two = agent("one", "ghost-a", "ghost-b"), agent("two", "ghost-a")
    write(tmp_path, agents__yaml=f"{one}---\n{two}")
    accept(tmp_path)
    write(tmp_path, agents__yaml=f"# first\n{two}\n---\n# second\n{one}")
    assert check_known(tmp_path).code == 0

    write(tmp_path, agents__yaml=f"{agent('one', 'ghost-a', 'ghost-b')}---\n{agent('two', 'ghost-a', 'ghost-b')}")
    outcome = check_known(tmp_path, "--output-format", "json")
    assert outcome.code == 1
    assert [one["line"] for one in json.loads(outcome.out)["findings"]] == [17]


def test_one_more_of_the_same_is_new(tmp_path: Path) -> None:
    write(tmp_path, openclaw__json=config("openai/gpt-5.4"))
    accept(tmp_path)
    write(tmp_path, openclaw__json=config("openai/gpt-5.4", "openai/gpt-5.4"))
    outcome = check_known(tmp_path, "--output-format", "json")
    assert (outcome.code, summary(outcome)["baselined"], summary(outcome)["warning"]) == (1, 1, 1)


# What is gone


def test_what_is_gone_is_counted_and_taken_out(tmp_path: Path) -> None:
    write(tmp_path, openclaw__json=config("ghost/a", "ghost/b", "ghost/c"))
    accept(tmp_path)
    write(tmp_path, openclaw__json=config("ghost/a"))
    outcome = check_known(tmp_path)
    command = f"--baseline {BASELINE} --write-baseline {BASELINE}"
    assert outcome.code == 0
    assert f"\n2 findings of the baseline are gone; to take them out: provcheck check {command}\n" in outcome.out
    assert summary(check_known(tmp_path, "--output-format", "json"))["gone"] == 2

    write(tmp_path, openclaw__json=config("ghost/a", "new/model"))
    outcome = check_known(tmp_path, "--write-baseline", BASELINE, "--output-format", "concise")
    assert outcome.code == 1
    assert "new/model" not in (tmp_path / BASELINE).read_text("utf-8")
    assert "PC202" in outcome.out
    assert len(entries(tmp_path)) == 1
    assert "gone" not in outcome.out


def test_a_single_finding_is_gone(tmp_path: Path) -> None:
    write(tmp_path, openclaw__json=config("ghost/a"))
    accept(tmp_path)
    write(tmp_path, openclaw__json=config())
    assert (
        "1 finding of the baseline is gone; to take it out: " in check_known(tmp_path, "--output-format", "concise").out
    )


def test_what_does_not_parse_hides_and_takes_nothing_out(tmp_path: Path) -> None:
    write(tmp_path, openclaw__json=config("ghost/a"))
    accept(tmp_path)
    write(tmp_path, openclaw__json="{")
    outcome = check_known(tmp_path, "--write-baseline", BASELINE, "--output-format", "json")
    assert (outcome.code, summary(outcome)["gone"]) == (1, 0)
    write(tmp_path, openclaw__json=config("ghost/a"))
    assert check_known(tmp_path).code == 0


def test_a_run_over_some_files_judges_only_these(tmp_path: Path) -> None:
    write(tmp_path, one__yaml=agent("one", "ghost-a"), two__yaml=agent("two", "ghost-b"))
    accept(tmp_path)
    write(tmp_path, one__yaml=agent("one", "ghost-c"), two__yaml=agent("two", "ghost-d"))
    assert summary(check_known(tmp_path, "one.yaml", "--output-format", "json"))["gone"] == 1
    accept(tmp_path, "one.yaml")
    assert [one["at"] for one in entries(tmp_path)] == [
        "Agent/one#/spec/models/ghost-c",
        "Agent/two#/spec/models/ghost-b",
    ]


def test_a_run_with_some_rules_judges_only_these(tmp_path: Path) -> None:
    write(tmp_path, openclaw__json=config("ghost/a", "openai/gpt-5.4"))
    accept(tmp_path)
    assert summary(check_known(tmp_path, "--select", "PC1", "--output-format", "json"))["gone"] == 0
    before = (tmp_path / BASELINE).read_bytes()
    accept(tmp_path, "--select", "PC206")
    assert (tmp_path / BASELINE).read_bytes() == before
    write(tmp_path, openclaw__json=config())
    accept(tmp_path, "--select", "PC206")
    assert [one["code"] for one in entries(tmp_path)] == ["PC202"]


def test_hidden_findings_are_not_accepted(tmp_path: Path) -> None:
    write(tmp_path, openclaw__json=config("ghost/a", "openai/gpt-5.4"))
    accept(tmp_path, "--show", "error", "--fail-on", "error")
    assert {one["code"] for one in entries(tmp_path)} == {"PC202"}
    assert check_known(tmp_path).code == 1


def test_a_file_that_was_deleted_is_gone(tmp_path: Path) -> None:
    write(tmp_path, one__yaml=agent("one", "ghost-a"), two__yaml=agent("two", "ghost-b"))
    accept(tmp_path)
    (tmp_path / "one.yaml").unlink()
    assert summary(check_known(tmp_path, "two.yaml", "--output-format", "json"))["gone"] == 1


# Files that git knows under another name


def repository(folder: Path) -> None:
    """A repository whose only commit has an agent with a known fault."""
    write(folder, one__yaml=agent("one", "ghost-a"))
    git("init", "-q", cwd=folder)
    accept(folder)
    git("add", "-A", cwd=folder)
    git("commit", "-qm", "first", cwd=folder)


def test_a_renamed_file_is_known(tmp_path: Path) -> None:
    repository(tmp_path)
    (tmp_path / "agents").mkdir()
    git("mv", "one.yaml", "agents/uno.yaml", cwd=tmp_path)
    assert check_known(tmp_path).code == 0
    git("commit", "-qm", "rename", cwd=tmp_path)
    outcome = check_known(tmp_path, "--output-format", "json")
    assert (outcome.code, summary(outcome)["gone"], summary(outcome)["baselined"]) == (0, 0, 1)
    # The same from a folder below, and with a fault more.
    write(tmp_path / "agents", uno__yaml=agent("one", "ghost-a", "ghost-b"))
    assert run("check", "--baseline", f"../{BASELINE}", cwd=tmp_path / "agents").code == 1

    accept(tmp_path)
    assert {one["path"] for one in entries(tmp_path)} == {"agents/uno.yaml"}


def test_a_rename_is_known_whoever_touched_the_baseline_since(tmp_path: Path) -> None:
    repository(tmp_path)
    git("checkout", "-qb", "rename", cwd=tmp_path)
    git("mv", "one.yaml", "uno.yaml", cwd=tmp_path)
    write(tmp_path, two__yaml=agent("two", "ghost-b"))
    accept(tmp_path)
    git("add", "-A", cwd=tmp_path)
    git("commit", "-qm", "rename, and a fault", cwd=tmp_path)
    git("checkout", "-q", "main", cwd=tmp_path)
    write(tmp_path, one__yaml=agent("one", "ghost-a", "ghost-c"))
    write(tmp_path, __gitattributes=f"{BASELINE} merge=union\n")
    accept(tmp_path)
    git("add", "-A", cwd=tmp_path)
    git("commit", "-qm", "another fault", cwd=tmp_path)
    git("merge", "-q", "--no-edit", "rename", cwd=tmp_path)
    assert not (tmp_path / "one.yaml").exists()
    assert check_known(tmp_path).code == 0


def test_a_copy_after_a_rename_is_new(tmp_path: Path) -> None:
    repository(tmp_path)
    (tmp_path / "web").mkdir()
    git("mv", "one.yaml", "web/one.yaml", cwd=tmp_path)
    git("commit", "-qm", "rename", cwd=tmp_path)
    (tmp_path / "api").mkdir()
    write(tmp_path / "api", one__yaml=agent("one", "ghost-a"))
    git("add", "-A", cwd=tmp_path)
    outcome = check_known(tmp_path, "--output-format", "json")
    (code,) = {one["code"] for one in entries(tmp_path)}
    assert {one["path"] for one in json.loads(outcome.out)["findings"] if one["code"] == code} == {"api/one.yaml"}
    assert summary(outcome)["baselined"] == 1


def test_a_shallow_clone_does_not_know_renames_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    repository(tmp_path / "whole")
    git("mv", "one.yaml", "uno.yaml", cwd=tmp_path / "whole")
    git("commit", "-qm", "rename", cwd=tmp_path / "whole")
    for depth in (1, 3):
        git("clone", "-q", "--depth", str(depth), (tmp_path / "whole").as_uri(), f"c{depth}", cwd=tmp_path)
    assert check_known(tmp_path / "c3").code == 0
    outcome = check_known(tmp_path / "c1")
    assert outcome.code == 1
    assert f"Files of the baseline {BASELINE} are gone, and this clone has no history from before " in outcome.out
    assert "to take" not in outcome.out
    # What may be there under another name stays in the baseline.
    before = entries(tmp_path / "c1")
    outcome = check_known(tmp_path / "c1", "--write-baseline", BASELINE, "--output-format", "concise")
    assert (outcome.code, entries(tmp_path / "c1")) == (1, before)
    assert "this clone has no history" in outcome.out
    accept(tmp_path / "c1")
    assert {one["path"] for one in entries(tmp_path / "c1")} == {"uno.yaml"}
    # Where nothing is new, nobody needs to know.
    (tmp_path / "c1" / "uno.yaml").unlink()
    write(tmp_path / "c1", two__yaml=agent("two", "ghost-b"))
    assert "this clone" not in check_known(tmp_path / "c1").out


def test_a_link_beside_a_known_file_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    write(tmp_path / "real", one__yaml=agent("one", "ghost-a"))
    accept(tmp_path)
    (tmp_path / "link.yaml").symlink_to("real/one.yaml")
    for paths in ([], ["link.yaml"], ["real/one.yaml"], ["link.yaml", "real"]):
        outcome = check_known(tmp_path, "--output-format", "json", *paths)
        assert (outcome.code, summary(outcome)["baselined"], summary(outcome)["gone"]) == (0, 1, 0)
    accept(tmp_path)
    (tmp_path / "link.yaml").unlink()
    assert check_known(tmp_path).code == 0


def test_without_git_a_renamed_file_is_new(tmp_path: Path) -> None:
    repository(tmp_path)
    git("mv", "one.yaml", "uno.yaml", cwd=tmp_path)
    outcome = run("check", "--baseline", BASELINE, cwd=tmp_path, PATH="")
    assert outcome.code == 1
    assert outcome.err == ""


def merge_two_that_accept(folder: Path) -> None:
    """Merge two branches of which each accepts a finding of its own."""
    for branch in ("left", "right"):
        git("checkout", "-q", "main", cwd=folder)
        git("checkout", "-qb", branch, cwd=folder)
        (folder / f"{branch}.yaml").write_text(agent(branch, "ghost-a"), encoding="utf-8")
        accept(folder)
        git("add", "-A", cwd=folder)
        git("commit", "-qm", branch, cwd=folder)
    git("merge", "-q", "--no-edit", "left", cwd=folder)


def test_two_branches_merge(tmp_path: Path) -> None:
    write(tmp_path, __gitattributes=f"{BASELINE} merge=union\n")
    repository(tmp_path)
    merge_two_that_accept(tmp_path)
    outcome = check_known(tmp_path, "--output-format", "json")
    assert (outcome.code, summary(outcome)["baselined"], summary(outcome)["gone"]) == (0, 3, 0)


def test_two_branches_that_both_begin_a_baseline_merge(tmp_path: Path) -> None:
    git("init", "-q", cwd=tmp_path)
    write(tmp_path, __gitattributes=f"{BASELINE} merge=union\n")
    git("add", "-A", cwd=tmp_path)
    git("commit", "-qm", "first", cwd=tmp_path)
    merge_two_that_accept(tmp_path)
    assert check_known(tmp_path).code == 0


def test_writing_resolves_a_conflict(tmp_path: Path) -> None:
    write(tmp_path, one__yaml=agent("one", "ghost-a"), two__yaml=agent("two", "ghost-b"))
    accept(tmp_path)
    header, one, two = (tmp_path / BASELINE).read_text("utf-8").splitlines()
    gone = two.replace("ghost-b", "ghost-c")
    conflict = [header, "<<<<<<< HEAD", one, gone, "=======", two, ">>>>>>> other", ""]
    write(tmp_path, baseline__jsonl="\n".join(conflict))
    outcome = check_known(tmp_path)
    assert outcome.code == 2
    assert f"{BASELINE}:2:1: holds a conflict of a merge; resolve it, or write the baseline anew with: " in outcome.err
    accept(tmp_path)
    assert (tmp_path / BASELINE).read_text("utf-8").splitlines() == [header, one, two]


# What the file holds


def test_it_holds_no_secret_and_no_absolute_path(tmp_path: Path) -> None:
    key = "nvapi-" + "".join(random.Random(1).choices("abcdefghijkLMNOPQ0123456789", k=64))
    text = config(f"ghost/{key}").replace(
        "{\n  agents",
        f'{{\n  env: {{ "{key}": "x" }},\n  models: {{ providers: {{ one: {{ apiKey: "{key}", '
        f'baseUrl: "http://me:{key}@one.example.com/v1" }} }} }},\n  agents',
        1,
    )
    write(tmp_path, openclaw__json=text, broken__yaml=f"apiVersion: pai.io/v1\nkind: [Agent\napiKey: {key}\n")
    (tmp_path / "state").mkdir()
    outcome = check(tmp_path, str(tmp_path), "--write-baseline", f"state/{BASELINE}", "--show", "info")
    assert outcome.code == 0
    written = (tmp_path / "state" / BASELINE).read_text("utf-8")
    assert {"PC601", "PC001"} <= {json.loads(line).get("code") for line in written.splitlines()}
    assert key not in written
    assert key[10:30] not in written
    assert "****" not in written
    assert str(tmp_path) not in written
    assert {json.loads(line)["path"] for line in written.splitlines()[1:]} == {"../openclaw.json", "../broken.yaml"}
    # From anywhere, under whatever name.
    elsewhere = tmp_path / "state"
    assert run("check", "..", "--baseline", BASELINE, "--show", "info", cwd=elsewhere).code == 0


def test_it_does_not_depend_on_the_order_of_things(tmp_path: Path) -> None:
    write(tmp_path, openclaw__json=config("ghost/a", "ghost/b"), one__yaml=agent("one", "ghost-a"))
    accept(tmp_path)
    before = (tmp_path / BASELINE).read_bytes()
    write(tmp_path, openclaw__json=config("ghost/b", "ghost/a", above=3))
    accept(tmp_path, "one.yaml", "openclaw.json")
    assert (tmp_path / BASELINE).read_bytes() == before


def test_what_is_already_there_is_not_written(tmp_path: Path) -> None:
    write(tmp_path, openclaw__json=config("ghost/a"))
    accept(tmp_path)
    path = tmp_path / BASELINE
    windows = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(windows)
    os.utime(path, (1, 1))
    accept(tmp_path)
    assert (path.read_bytes(), path.stat().st_mtime) == (windows, 1)


def test_a_shrunk_baseline_may_go_elsewhere(tmp_path: Path) -> None:
    write(tmp_path, openclaw__json=config("ghost/a", "ghost/b"), one__yaml=agent("one", "ghost-a"))
    accept(tmp_path)
    (tmp_path / "deep").mkdir()
    write(tmp_path, openclaw__json=config("ghost/a"))
    outcome = check_known(tmp_path, "openclaw.json", "--write-baseline", f"deep/{BASELINE}")
    assert outcome.code == 0
    assert {one["path"] for one in entries(tmp_path / "deep")} == {"../openclaw.json", "../one.yaml"}
    assert len(entries(tmp_path)) == 3
    assert check(tmp_path, "--baseline", f"deep/{BASELINE}").code == 0


# Settings that name a baseline


def packages(folder: Path, *names: str) -> None:
    """Folders with settings that name a baseline each, and an agent with a fault."""
    for name in names:
        (folder / name).mkdir(parents=True, exist_ok=True)
        write(folder / name, provcheck__toml=f'# ours\nbaseline = "{BASELINE}"\n')
        write(folder / name, one__yaml=agent(name.replace("/", "-"), "ghost-a"))


def command_in(outcome: Outcome) -> list[str]:
    """The arguments of the command that a hint ends in."""
    (line,) = [line for line in (outcome.out + outcome.err).splitlines() if "provcheck check " in line]
    return shlex.split(line.partition("provcheck check ")[2])


def test_hints_are_for_the_folder_that_names_the_baseline(tmp_path: Path) -> None:
    packages(tmp_path, "a", "b b", "c/d")
    for name in ("a", "b b", "c/d"):
        outcome = check(tmp_path)
        assert outcome.code == 2
        path = f"{name}/{BASELINE}"
        assert f"{name}/provcheck.toml:2:1: baseline: there is no baseline {path}; write it with: " in outcome.err
        assert command_in(outcome) == ["--write-baseline", path, name]
        assert check(tmp_path, *command_in(outcome)).code == 0
        assert len(entries(tmp_path / name)) == 1
    assert check(tmp_path).code == 0

    (tmp_path / "b b" / "one.yaml").write_text(agent("b-b", "nvidia/x/y"), encoding="utf-8")
    outcome = check(tmp_path)
    assert command_in(outcome) == [
        "--baseline", f"b b/{BASELINE}", "--write-baseline", f"b b/{BASELINE}", "b b",
    ]  # fmt: skip
    check(tmp_path, *command_in(outcome))
    assert entries(tmp_path / "b b") == []
    assert len(entries(tmp_path / "a")) == 1


def test_settings_above_are_named_from_below(tmp_path: Path) -> None:
    packages(tmp_path, "a")
    (tmp_path / "a" / "deep").mkdir()
    write(tmp_path / "a" / "deep", two__yaml=agent("two", "ghost-b"))
    outcome = check(tmp_path / "a" / "deep")
    assert f"../provcheck.toml:2:1: baseline: there is no baseline ../{BASELINE}; " in outcome.err
    assert command_in(outcome) == ["--write-baseline", f"../{BASELINE}", ".."]
    assert command_in(check(tmp_path / "a")) == ["--write-baseline", BASELINE]


def test_a_baseline_that_several_folders_share(tmp_path: Path) -> None:
    write(tmp_path, shared__toml=f'baseline = "{BASELINE}"\n')
    packages(tmp_path, "a", "b")
    for name in ("a", "b"):
        write(tmp_path / name, provcheck__toml='extend = "../shared.toml"\n')
    outcome = check(tmp_path)
    assert f"shared.toml:1:1: baseline: there is no baseline {BASELINE}; " in outcome.err
    assert command_in(outcome) == ["--write-baseline", BASELINE, "a", "b"]
    assert check(tmp_path, *command_in(outcome)).code == 0
    assert check(tmp_path).code == 0


def test_a_baseline_above_others_leaves_theirs_alone(tmp_path: Path) -> None:
    packages(tmp_path, ".", "a")
    # Whoever begins with the one above is told of the other one.
    outcome = check(tmp_path, "--write-baseline", BASELINE)
    assert (outcome.code, command_in(outcome)) == (2, ["--write-baseline", f"a/{BASELINE}", "a"])
    assert check(tmp_path, *command_in(outcome)).code == 0
    assert check(tmp_path, "--write-baseline", BASELINE).code == 0
    assert [one["path"] for one in entries(tmp_path)] == ["one.yaml"]
    assert [one["path"] for one in entries(tmp_path / "a")] == ["one.yaml"]

    write(tmp_path, one__yaml=agent("main", "ghost-b"))
    outcome = check(tmp_path)
    assert command_in(outcome) == ["--baseline", BASELINE, "--write-baseline", BASELINE]
    outcome = check(tmp_path, *command_in(outcome), "--output-format", "json")
    assert {one["path"] for one in json.loads(outcome.out)["findings"]} == {"one.yaml"}
    assert summary(outcome)["baselined"] == 1
    assert entries(tmp_path) == []
    # Another file is for all.
    assert check(tmp_path, "--write-baseline", "all.jsonl").code == 0
    assert '"a/one.yaml"' in (tmp_path / "all.jsonl").read_text("utf-8")
    assert check(tmp_path, "--no-baseline", "--write-baseline", BASELINE).code == 0
    assert {one["path"] for one in entries(tmp_path)} == {"one.yaml", "a/one.yaml"}


def test_a_baseline_that_is_no_file(tmp_path: Path) -> None:
    packages(tmp_path, "a")
    for path in ("/dev/zero", "pipe"):
        if path == "pipe":
            os.mkfifo(tmp_path / path)
        outcome = check(tmp_path, "--baseline", path)
        assert outcome.code == 2
        assert f"cannot read the baseline {path}: it is no regular file" in outcome.err
    write(tmp_path / "a", provcheck__toml='baseline = "/dev/zero"')
    outcome = check(tmp_path)
    assert outcome.code == 2
    assert "a/provcheck.toml:1:1: baseline: cannot read the baseline /dev/zero: it is no regular" in outcome.err


# Wrong usage


@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
def test_an_empty_name_is_wrong_usage(tmp_path: Path, option: str) -> None:
    write(tmp_path, openclaw__json=config())
    outcome = check(tmp_path, option, "")
    assert (outcome.code, outcome.out) == (2, "")
    assert f"Error: {option}: it is empty; name a file" in outcome.err


@pytest.mark.parametrize("text", ["hello\n", "{}\n", '{"version": 1}', '{"provcheck-baseline":2}\n', "<<<<<<< HEAD\n"])
def test_a_file_that_is_no_baseline_is_left_alone(tmp_path: Path, text: str) -> None:
    write(tmp_path, openclaw__json=config("ghost/a"), notes__txt=text)
    for option in ("--baseline", "--write-baseline"):
        outcome = check(tmp_path, option, "notes.txt")
        assert outcome.code == 2
        assert "notes.txt:1:1: " in outcome.err
        assert outcome.out == ""
    assert check(tmp_path, "--baseline", "notes.txt", "--write-baseline", "new").code == 2
    accept(tmp_path)
    assert check_known(tmp_path, "--write-baseline", "notes.txt").code == 2
    assert (tmp_path / "notes.txt").read_text("utf-8") == text


def test_an_empty_file_may_become_a_baseline(tmp_path: Path) -> None:
    write(tmp_path, openclaw__json=config("ghost/a"), baseline__jsonl="")
    assert check_known(tmp_path).code == 2
    accept(tmp_path)
    assert check_known(tmp_path).code == 0


def test_a_missing_baseline_is_wrong_usage(tmp_path: Path) -> None:
    write(tmp_path, openclaw__json=config("ghost/a"))
    outcome = check_known(tmp_path)
    assert outcome.code == 2
    assert f"there is no baseline {BASELINE}; write it with: provcheck check --write-baseline {BASELINE}" in outcome.err
    assert check(tmp_path, "--write-baseline", f"missing/{BASELINE}").code == 2
    assert check(tmp_path, "--write-baseline", ".").code == 2


def test_options_that_contradict_each_other(tmp_path: Path) -> None:
    write(tmp_path, openclaw__json=config("ghost/a"))
    accept(tmp_path)
    assert check_known(tmp_path, "--no-baseline").code == 2
    assert check(tmp_path, "--no-baseline").code == 1
    for option in ("--fix", "--diff"):
        assert check(tmp_path, option, "--write-baseline", BASELINE).code == 2


def test_known_findings_are_not_fixed(tmp_path: Path) -> None:
    text = config("openai/gpt-5.4", "openai/gpt-5.4")
    write(tmp_path, openclaw__json=text)
    accept(tmp_path)
    assert check_known(tmp_path, "--fix").code == 0
    assert (tmp_path / "openclaw.json").read_text("utf-8") == text
    assert check(tmp_path, "--fix").code == 0
    assert (tmp_path / "openclaw.json").read_text("utf-8") != text


# Suppressed findings that are reported


def test_suppressed_findings_are_reported_as_such(tmp_path: Path) -> None:
    write(tmp_path, openclaw__json=config("ghost/a"))
    accept(tmp_path)
    fresh = config("ghost/a", "ghost/b").replace('"ghost/b",', '"ghost/b", // provcheck: ignore[PC202] soon there')
    write(tmp_path, openclaw__json=fresh)
    outcome = check_known(tmp_path, "--report-suppressed")
    assert outcome.code == 0
    assert "suppressed[PC202] unknown-provider:" in outcome.out
    assert "\n  suppressed: by the baseline\n" in outcome.out
    assert "\n  suppressed: by a comment: soon there\n" in outcome.out
    assert "Nothing to report in 1 file (1 finding suppressed, 1 in the baseline)." in outcome.out

    outcome = check_known(tmp_path, "--report-suppressed", "--output-format", "json", "--statistics")
    report = json.loads(outcome.out)
    assert [one["suppression"] for one in report["findings"]] == [
        {"by": "baseline", "reason": None},
        {"by": "comment", "reason": "soon there"},
    ]
    assert report["statistics"] == []
    assert report["summary"]["error"] == 0
    concise = check_known(tmp_path, "--report-suppressed", "--output-format", "concise").out
    assert concise.count("PC202 [suppressed] ") == 2


def test_reasons_show_no_secret(tmp_path: Path) -> None:
    key = "nvapi-" + "".join(random.Random(2).choices("abcdefghijkLMNOPQ0123456789", k=64))
    text = config("ghost/b").replace('"ghost/b",', f'"ghost/b", // provcheck: ignore[PC202] use {key}')
    write(tmp_path, openclaw__json=text)
    for name in ("text", "json", "concise"):
        assert key not in check(tmp_path, "--report-suppressed", "--output-format", name).out
