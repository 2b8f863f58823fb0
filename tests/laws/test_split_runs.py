"""However the files are split over several runs, as pre-commit does with many: the same is found."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from program import git
from provcheck import engine
from provcheck.finding import Severity
from provcheck.settings import Settings
from support import TODAY

NIM = "https://integrate.api.nvidia.com/v1"


def openclaw(primary: str, window: int, provider: str = "nim", *, more: str = "") -> str:
    model = f"{{ id: 'openai/gpt-oss-20b', name: 'G', contextWindow: {window}, maxTokens: 4096 }}"
    entry = f"baseUrl: '{NIM}', api: 'openai-completions', apiKey: '${{NIM_KEY}}', models: [{model}]"
    return f"{{ agents: {{ defaults: {{ model: '{primary}' }}{more} }}, models: {{ providers: {{ '{provider}': {{ {entry} }} }} }} }}"


def manifest(kind: str, name: str, spec: str, namespace: str = "team") -> str:
    return f"apiVersion: pai.io/v1\nkind: {kind}\nmetadata: {{name: {name}, namespace: {namespace}}}\nspec:\n{spec}"


def provider(name: str, allowed: str, cap: int, *, namespace: str = "team", more: str = "") -> str:
    spec = (
        f"  provider: openai\n  endpoint: {NIM}\n  apiKeySecretRef: {{name: k, key: k}}\n  allowedModels: [{allowed}]\n"
    )
    return manifest("ModelProvider", name, f"{spec}  maxTokensPerRequest: {cap}\n{more}", namespace)


EMBEDDED = "  configFiles:\n    - path: /home/a/openclaw.json\n      content: |\n        {}\n"

FILES = {
    "openclaw.json": openclaw("nim/openai/gpt-oss-20b", 131072),
    "gateway/openclaw.json5": openclaw("nim/openai/gpt-oss-2b", 65536),
    "clawdbot.json": openclaw("other/openai/gpt-oss-20b", 128000, "other"),
    "openclaw.whole.json": "{ agents: { $include: './openclaw.part.json' }, models: { providers: {} } }",
    "openclaw.part.json": "{ defaults: { model: 'nope/llama', models: { 'nope/llama': { alias: 'nope/b' } } } }",
    "odd.openclaw.json": "{ agents: { defaults: { model: { primary: 'x' } } }, $include: ['./gone.json'] }",
    "pai/one.yaml": provider("nim", "openai/gpt-oss-20b", 200000, more="  dailyTokenBudget: 1000\n"),
    "pai/two.yaml": provider("nim", "openai/gpt-oss-120b", 4096),
    "pai/three.yml": provider("spare", "meta/llama", 0, more="  fallback: nim\n"),
    "pai/else.yaml": provider("nim", "openai/gpt-oss-120b", 300000, namespace="else"),
    "pai/agent.yaml": manifest("Agent", "helper", "  models: [nim/openai/gpt-oss-20b, nope/llama]\n"),
    "pai/again.yaml": manifest("Agent", "helper", "  models: [spare/meta/llama, nim/openai/gpt-oss-120b]\n"),
    "pai/both.yaml": provider("both", "", 1)
    + "---\n"
    + manifest("Agent", "b", "  models: [both/x]\n" + EMBEDDED.format(openclaw("nim/openai/gpt-oss-20b", 1000))),
    "pai/broken.yaml": "apiVersion: pai.io/v1\nkind: [\n",
    "compose.yaml": "services: {}\n",
}


@contextmanager
def repository(names: list[str]) -> Iterator[None]:
    with tempfile.TemporaryDirectory() as name, chdir(name):
        git("init", "-q", cwd=Path(name))
        for path in names:
            Path(path).parent.mkdir(exist_ok=True)
            Path(path).write_text(FILES[path])
        yield


def found(paths: list[str]) -> set[tuple[object, ...]]:
    """What a run over these files says, down to the notes."""
    report = engine.check(paths, Settings(as_of=TODAY, show=Severity.INFO, ignore_unknown=True))
    return {
        (
            one.code,
            one.severity,
            one.message,
            one.help,
            one.location.path,
            one.location.begin,
            *((other.message, other.location.path, other.location.begin) for other in one.related),
        )
        for one in report.findings
    }


@settings(max_examples=60, deadline=None)
@given(
    names=st.lists(st.sampled_from(sorted(FILES)), unique=True, min_size=1),
    runs=st.lists(st.integers(0, 3), min_size=len(FILES), max_size=len(FILES)) | st.just(list(range(len(FILES)))),
)
def test_every_split_finds_the_same(names: list[str], runs: list[int]) -> None:
    with repository(names):
        at_once = found(names)
        split = [[name for name, run in zip(names, runs, strict=False) if run == one] for one in set(runs)]
        assert at_once == set().union(*(found(some) for some in split if some))


def test_the_files_give_much_to_find() -> None:
    with repository(list(FILES)):
        assert len({code for code, *_ in found(list(FILES))}) > 12
