"""Reading baselines: what is one, and what is wrong with what is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from provcheck.baseline.entry import Entry, path_from, rebased, resolved
from provcheck.baseline.file import load, save, written
from provcheck.settings import UnusableSettingsError

HEADER = '{"provcheck-baseline":1}\n'
LINE = '{"path":"a.json","code":"PC101","at":"/a","text":"b"}\n'
KNOWN = Entry("a.json", "PC101", "/a", "b")


@pytest.mark.parametrize(
    "text",
    [
        HEADER + LINE,
        "\ufeff" + HEADER + LINE,
        HEADER.replace("\n", "\r\n") + LINE.replace("\n", "\r\n"),
        f"\n{HEADER}\n\n{LINE}{HEADER}",
        HEADER + LINE.rstrip("\n"),
        '{"provcheck-baseline":1,"by":"someone"}\n' + LINE.replace("}", ',"later":[1]}'),
        HEADER.replace(":", " : ") + ' {"text": "b", "at": "/a", "code": "PC101", "path": "a.json"}',
    ],
)
def test_what_is_a_baseline(tmp_path: Path, text: str) -> None:
    path = tmp_path / "b"
    path.write_text(text, encoding="utf-8", newline="")
    assert load(str(path)) == [KNOWN]


def test_lines_that_are_alike_count_each(tmp_path: Path) -> None:
    (tmp_path / "b").write_text(HEADER + LINE + LINE, encoding="utf-8")
    assert load(str(tmp_path / "b")) == [KNOWN, KNOWN]
    assert written([KNOWN, KNOWN]) == HEADER + LINE + LINE


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("hello", "1:1: is no baseline: expecting value"),
        ("", '1:1: is no baseline: that begins with {"provcheck-baseline":1}'),
        (LINE, '1:1: is no baseline: that begins with {"provcheck-baseline":1}'),
        ('{"provcheck-baseline":2}', "1:1: is a baseline of version 2, and this provcheck reads version 1"),
        ('{"provcheck-baseline":true}', "1:1: is a baseline of version true, and this provcheck reads version 1"),
        (HEADER + LINE + '{"path" "a"}', "3:9: is no baseline: expecting ':' delimiter"),
        (HEADER + '  {"path": "ä", }', "2:17: is no baseline: "),
        (HEADER + "[1]", "2:1: is no baseline: this is no JSON object"),
        (HEADER + "[" * 100_000, "2:1: is no baseline: this is no JSON that can be read"),
        (HEADER + f'{{"path": {"1" * 5000}}}', "2:1: is no baseline: this is no JSON that can be read"),
        (HEADER + '{"path":"a"}', '2:1: "code" is missing'),
        (HEADER + '{"path":1}', '2:1: "path" must be a text'),
        (HEADER + LINE.replace('"b"', "null"), '2:1: "text" must be a text'),
        (HEADER + "<<<<<<< HEAD\n" + LINE, "2:1: holds a conflict of a merge; resolve it, or write"),
        ("<<<<<<< HEAD\n" + HEADER, "1:1: holds a conflict of a merge"),
        (HEADER + LINE + "=======\n", "3:1: holds a conflict of a merge"),
        (HEADER + LINE + "||||||| base\n", "3:1: holds a conflict of a merge"),
        (HEADER + LINE + ">>>>>>> other\n", "3:1: holds a conflict of a merge"),
    ],
)
def test_what_is_no_baseline(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "b"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableSettingsError) as error:
        load(str(path))
    assert str(error.value).startswith(f"{path}:{problem}")


def test_a_conflict_means_both_sides_where_the_file_is_written_anew(tmp_path: Path) -> None:
    other = LINE.replace("a.json", "b.json")
    text = f"{HEADER}<<<<<<< HEAD\n{LINE}||||||| base\n=======\n{other}>>>>>>> other\n"
    (tmp_path / "b").write_text(text, encoding="utf-8")
    assert load(str(tmp_path / "b"), to_write=True) == [KNOWN, KNOWN._replace(path="b.json")]


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "b"
    path.write_bytes(HEADER.encode() + '{"ä'.encode() + b"\xff")
    with pytest.raises(UnusableSettingsError, match=r"b:2:4: is not UTF-8$"):
        load(str(path))


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnusableSettingsError, match=r"cannot read the baseline .*: Is a directory"):
        load(str(tmp_path), to_write=True)
    with pytest.raises(UnusableSettingsError, match="there is no baseline"):
        load(str(tmp_path / "b"))
    assert load(str(tmp_path / "b"), to_write=True) == []


@pytest.mark.parametrize("to_write", [True, False])
def test_a_file_without_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to_write: bool) -> None:
    monkeypatch.setattr("provcheck.baseline.file._MOST_BYTES", 1 << 20)
    (tmp_path / "b").write_bytes(b" " * ((1 << 20) + 1))
    with pytest.raises(UnusableSettingsError, match=r"^the baseline .* is larger than 1 MiB, the most that is read$"):
        load(str(tmp_path / "b"), to_write=to_write)


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (str(tmp_path / "pipe"), "/dev/zero"):
        with pytest.raises(UnusableSettingsError, match=r"^cannot read the baseline .*: it is no regular file \("):
            load(path)
        assert load(path, to_write=True) == []


def test_a_link_to_a_baseline_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")
    save(str(tmp_path / "link"), HEADER)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text("utf-8") == HEADER


def test_paths_start_from_the_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real" / "deep").mkdir(parents=True)
    (tmp_path / "link").symlink_to("real")
    monkeypatch.chdir(tmp_path / "real")
    folder = str(tmp_path / "real" / "deep")
    assert path_from(folder, "a.json") == "../a.json"
    assert path_from(folder, str(tmp_path / "link" / "deep" / "a.json")) == "a.json"
    assert rebased(KNOWN, folder, str(tmp_path)) == KNOWN._replace(path="real/deep/a.json")


def test_a_link_is_the_file_that_it_leads_to_unless_that_is_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "repo" / "configs"
    folder.mkdir(parents=True)
    for path in (tmp_path / "outside", tmp_path / "repo" / "beside", folder / "real"):
        path.write_text("", encoding="utf-8")
    for name, target in (("link", "real"), ("up", "../beside"), ("out", "../../outside"), ("lost", "nowhere")):
        (folder / name).symlink_to(target)
    assert path_from(str(folder), str(folder / "link")) == "real"
    assert path_from(str(folder), str(folder / "up")) == "up"
    (tmp_path / "repo" / ".git").mkdir()
    assert path_from(str(folder), str(folder / "up")) == "../beside"
    assert path_from(str(folder), str(folder / "out")) == "out"
    assert path_from(str(folder), str(folder / "lost")) == "lost"
    entries = [KNOWN._replace(path=name) for name in ("link", "out", "real", "gone")]
    assert [one.path for one in resolved(entries, str(folder))] == ["real", "out", "real", "gone"]
