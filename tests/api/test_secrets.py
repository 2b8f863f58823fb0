"""No secret of a source is in anything that a function gives back, shows, pickles or raises."""

from __future__ import annotations

import pickle
import random
import string
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest

from provcheck import Parsed, ProvcheckError, Text, check, convert, load
from provcheck.report import FORMATS

KEY = "nvapi-" + "".join(random.Random(7).choices(string.ascii_letters + string.digits, k=64))
PASSWORD = "".join(random.Random(8).choices(string.ascii_letters, k=24))
LONG = "".join(random.Random(9).choices(string.ascii_letters + string.digits, k=40))
DATA: dict[str, Any] = {
    "models": {"providers": {"nvidia": {
        "baseUrl": f"https://user:{PASSWORD}@integrate.api.nvidia.com/v1",
        "apiKey": KEY,
        "headers": {"Authorization": f"Bearer {KEY}", "X-Typo": 5},
        "models": [{"id": "z-ai/glm", "name": KEY, "contextWindow": 5, "maxTokens": 9}],
    }}},
    "env": {"vars": {"SOME_TOKEN": KEY}},
    "agents": {"defaults": {"model": f"nvidia/{KEY}"}},
}  # fmt: skip
MANIFEST = f"""apiVersion: pai.io/v1
kind: ModelProvider
metadata: {{name: a}}
spec:
  provider: openai
  endpoint: https://user:{PASSWORD}@api.openai.com/v1
  apiKeySecretRef: {{name: {KEY}, key: api-key}}
  apiKey: {KEY}
  allowedModels: [{KEY}]
"""
BROKEN = f"{{ models: {{ providers: {{ a: {{ apiKey: '{KEY}', }} }} }} "
SOURCES: list[Any] = [
    Parsed(DATA, "openclaw.json"),
    DATA,
    # As names, which pointers tell: alone in one, and inside an address that has slashes of its own.
    {**DATA, LONG: 1, f"https://user:{PASSWORD}@host/v1": {}},
    Text(Parsed(DATA).text, "a/openclaw.json"),
    Text(MANIFEST, "a.yaml"),
    Text(BROKEN, "openclaw.json"),
    Text(f'{{ "token": "{KEY}", "models": {{ "providers": {{}} '),
]


def outcomes(source: Any) -> Iterator[Any]:
    """Whatever the functions give or raise."""
    yield source if isinstance(source, (Text, Parsed)) else None
    yield check(source, show="info")
    for work in (
        lambda: convert(source, to="pai"),
        lambda: convert(source, to="openclaw", allow_errors=True),
        lambda: convert(source, to="pai", allow_errors=True, output="out/"),
        lambda: load(source),
        lambda: load(source, allow_errors=True),
    ):
        try:
            yield work()
        except ProvcheckError as error:
            yield error


def shown(outcome: Any) -> Iterator[str]:
    yield repr(outcome)
    yield str(outcome)
    if not isinstance(outcome, (Text, Parsed)):
        yield pickle.dumps(outcome).decode("latin-1")
    for name in ("findings", "entries", "outputs", "commands", "scopes", "providers", "refs", "credentials"):
        yield repr(getattr(outcome, name, None))
    if hasattr(outcome, "to_dict"):
        yield str(outcome.to_dict())
    if hasattr(outcome, "ok"):
        yield from (outcome.render(name) for name in FORMATS)
    elif hasattr(outcome, "render"):
        yield outcome.render()
    while isinstance(outcome, BaseException):
        yield repr(outcome.args)
        outcome = outcome.__context__


@pytest.mark.parametrize("source", SOURCES, ids=range(len(SOURCES)))
def test_no_secret_gets_out(tmp_path: Path, source: Any) -> None:
    with chdir(tmp_path):
        for outcome in outcomes(source):
            for text in shown(outcome):
                assert KEY not in text
                assert PASSWORD not in text
                assert LONG not in text


def test_what_json_cannot_hold_is_not_shown() -> None:
    with pytest.raises(TypeError) as caught:
        check({"models": {KEY, 5}})
    assert KEY not in str(caught.value)


def test_a_secret_in_settings_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "provcheck.toml").write_text(f'select = ["{KEY}"]\n', encoding="utf-8")
    with chdir(tmp_path), pytest.raises(ProvcheckError) as caught:
        check(Text("{}", "openclaw.json"))
    assert KEY not in str(caught.value)
    assert caught.value.__context__ is None
