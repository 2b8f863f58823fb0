"""What the documentation of both platforms shows for NVIDIA, converted: whole outputs, held to files."""

from __future__ import annotations

import pytest

from program import ROOT
from provcheck.conversion.entry import Outcome
from provcheck.conversion.run import Request, convert
from provcheck.conversion.sources import Options
from provcheck.dialects.openclaw_releases import NEWEST
from provcheck.settings import Settings
from provcheck.workspace.load import load_workspace
from support import TODAY

CONVERTED = ROOT / "tests" / "data" / "converted"
DOCS = "fixtures/nvidia-docs"
CASES = {
    "nvidia.yaml": (f"{DOCS}/openclaw/openclaw.json", "pai", NEWEST),
    "nvidia-self-hosted.yaml": (f"{DOCS}/openclaw-self-hosted/openclaw.json", "pai", NEWEST),
    "nvidia.json5": (f"{DOCS}/pai", "openclaw", NEWEST),
    "nvidia-2026.3.31.json5": (f"{DOCS}/pai", "openclaw", "2026.3.31"),
}


@pytest.mark.parametrize("name", CASES)
def test_nvidias_pages(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    path, to, release = CASES[name]
    made = convert(load_workspace([path], Settings(as_of=TODAY)), Request(to, Options(release)))
    assert made.outputs[0].text == (CONVERTED / name).read_text(encoding="utf-8")
    assert not any(one.outcome is Outcome.DROPPED for one in made.entries)
