"""What a client is told, and what is kept of it."""

import gc
import weakref
from pathlib import Path

from lsprotocol import types

from provcheck.lsp.board import Board
from provcheck.lsp.project import Project
from provcheck.lsp.wire import Wire
from provcheck.paths import shown


def test_what_was_shown_of_a_file_that_nobody_looks_after_is_taken_back_and_forgotten(tmp_path: Path) -> None:
    path = shown(str(tmp_path / "openclaw.json"))
    told: list[types.PublishDiagnosticsParams] = []
    board, project = Board(told.append), Project(path)
    project.put({path: "{ nonsense"})
    board.show(project, Wire(project, {}, len), project.judge())
    assert [one.diagnostics != [] for one in told] == [True]
    gone = weakref.ref(project)
    del project
    board.keep([])
    assert [one.diagnostics != [] for one in told] == [True, False]
    gc.collect()
    assert gone() is None
