"""What of a run is kept when some texts change, and what is made anew."""

from pathlib import Path

import pytest

from provcheck.settings import Settings
from provcheck.workspace.load import load_workspace
from provcheck.workspace.loaded import Loaded
from provcheck.workspace.reload import reload
from support import TODAY

POLICY = Settings(as_of=TODAY)
MAIN, OTHER = '{ models: { $include: ["./a.json5", "./b.json5"] } }', '{ agents: { $include: "./c.json5" } }'


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Loaded:
    """Two configurations, in the current folder, with what they include."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other").mkdir()
    texts = {
        "openclaw.json": MAIN,
        "a.json5": "{}",
        "b.json5": "{}",
        "other/openclaw.json": OTHER,
        "other/c.json5": "{}",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    return load_workspace(["."], POLICY)


def _kept(before: Loaded, after: Loaded) -> set[str]:
    """The configurations that need not be judged again."""
    return {one.configs[0].file.path for one in after.domains if any(one is other for other in before.domains)}


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        ({}, {"openclaw.json", "other/openclaw.json"}),
        ({"openclaw.json": MAIN}, {"openclaw.json", "other/openclaw.json"}),
        ({"openclaw.json": MAIN + " "}, {"other/openclaw.json"}),
        ({"b.json5": "{ mode: 'merge' }"}, {"other/openclaw.json"}),
        ({"other/c.json5": "{ "}, {"openclaw.json"}),
    ],
)
def test_a_configuration_is_kept_while_it_and_all_that_it_includes_stay(
    texts: dict[str, str], kept: set[str], loaded: Loaded
) -> None:
    once = reload(loaded, texts, POLICY)
    assert _kept(loaded, once) == kept
    assert _kept(once, reload(once, texts, POLICY)) == {"openclaw.json", "other/openclaw.json"}


def test_a_configuration_is_not_kept_when_a_file_that_it_includes_goes(loaded: Loaded) -> None:
    Path("a.json5").unlink()
    after = reload(loaded, {}, POLICY)
    assert _kept(loaded, after) == {"other/openclaw.json"}
    assert [one.message for file in after.files for one in file.refused] == [
        "the included file ./a.json5 cannot be read: No such file or directory"
    ]
