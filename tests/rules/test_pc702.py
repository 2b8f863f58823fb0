from __future__ import annotations

from pathlib import Path

import pytest

from support import found, lint, places, severities

CODE = "PC702"


def agent(user: str) -> dict[str, str]:
    """A manifest whose user stands at line 4, column 22."""
    return {
        "a.yaml": f"apiVersion: pai.io/v1\nkind: Agent\nmetadata: {{ name: helper }}\nspec: {{ runAsUser: {user} }}\n"
    }


@pytest.mark.parametrize("user", ["0", "0x0", "0o0", "-0"])
def test_root(tmp_path: Path, user: str) -> None:
    report = lint(tmp_path, agent(user))
    assert places(report, CODE) == [(4, 20)]
    assert severities(report, CODE) == ["error"]


@pytest.mark.parametrize("user", ["1000", "65532", "-1", '"0"', "root", "false", "null", "[0]", "${UID}"])
def test_another_user_or_an_unknown_one(tmp_path: Path, user: str) -> None:
    assert not found(lint(tmp_path, agent(user)), CODE)
