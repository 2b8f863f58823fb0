"""OpenClaw configurations as people write them, for the laws of conversion, and how to convert a text in memory."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any, NamedTuple

from hypothesis import strategies as st

from provcheck import engine
from provcheck.conversion.run import Conversion, Request, convert
from provcheck.conversion.sources import Options
from provcheck.dialects.openclaw_releases import RELEASES, has_agent_entries
from provcheck.dialects.openclaw_view import OpenClawView
from provcheck.dialects.pai_view import PaiView
from provcheck.dialects.view import Layer
from provcheck.finding import Report, Severity
from provcheck.model import OPENCLAW, PAI
from provcheck.schema import errors
from provcheck.settings import Settings
from provcheck.syntax.source import Source
from provcheck.workspace.files import parse
from provcheck.workspace.loaded import Config, Loaded
from support import TODAY

SHAPE = ("PC0", "PC101", "PC102", "PC103", "PC104", "PC105")
"""What a source is refused for."""

# Each is planted at one kind of place; none may come out anywhere. None is a real key.
KEY = "nvapi-" + "Qw7ZkR2mXv9TbL4sHd8NcY3pGf6J" * 2
LOGIN = "k3Vt9qLw2Zr8"
HEADER = "hX4mQ9vR2tK7wZ8bN3cL6pD5sF1gJ0yA"
VARIABLE = "sk-proj-" + "T9bXr4Wq7LmZ2kVn8HsD3cJf5PyG6aRu1EoK0iBt"
REMARK = "gsk_" + "aZ8kQ3wE7rT2yU6iO1pL5sD9fG4hJ0xC8vB3nM7qW2eR6tYu"
TOKEN = "ghp_" + "V7nB2mK9cX4zL8qW3eR6tY1uI5oP0aSdFgHj"
SECRETS = (KEY, LOGIN, HEADER, VARIABLE, REMARK, TOKEN)


class Sample(NamedTuple):
    """A configuration: its data, the text of it, and the release that reads it."""

    data: dict[str, Any]
    text: str
    release: str


# Running


def loaded(path: str, text: str) -> Loaded:
    """What a run has of one file, which needs not be on the disk."""
    file = parse(Source(path, text), named=True)
    made = Loaded(partial=False)
    made.files.append(file)
    made.manifests = [PaiView([Layer(root, file.source)]) for root in file.manifests]
    if file.openclaw is not None:
        made.configs.append(Config(file, OpenClawView([Layer(file.openclaw, file.source)]), reported=True))
    return made


def to_pai(text: str, release: str, **options: Any) -> Conversion:
    """The manifests of a configuration."""
    chosen = Options(release, as_of=TODAY.isoformat(), **options)
    return convert(loaded("openclaw.json", text), Request(PAI, chosen, release))


def to_openclaw(text: str, release: str, **options: Any) -> Conversion:
    """The configuration of manifests."""
    chosen = Options(release, as_of=TODAY.isoformat(), **options)
    return convert(loaded("pai.yaml", text), Request(OPENCLAW, chosen, release))


def judged(path: str, text: str, release: str = "") -> Report:
    """The report on a text, errors alone."""
    releases = (release,) if release else ()
    chosen = Settings(as_of=TODAY, releases=releases, show=Severity.ERROR, fail_on=Severity.ERROR)
    return engine.judge(loaded(path, text), chosen)


def codes(report: Report) -> set[str]:
    """The codes of its findings."""
    return {one.code for one in report.findings}


def is_refused(report: Report) -> bool:
    """Whether a source with this report is not converted."""
    return any(code.startswith(SHAPE) for code in codes(report))


# Making

_IDS = ("anthropic", "openai", "google", "openrouter", "nvidia", "groq", "ollama", "vllm", "amazon-bedrock", "z.ai")
_NAMES = ("nim", "NIM", "My Proxy", "a.b.c", "a_b", "a-b", "local", "x" * 70, "0day", "ünï", "-x-", "a/b", "mistral")
_MODELS = (
    "meta/llama-3.3-70b-instruct",
    "nvidia/nemotron-3-super-120b-a12b",
    "nemotron-3-super-120b-a12b",
    "gpt-5.5",
    "claude-opus-4-6",
    "gemini-2.5-flash",
    "gemini-2.0-flash",
    "anthropic/claude-3-haiku",
    "z-ai/glm-5.2",
    "llama3:8b",
    "a",
    "A",
    "b@q4_k_m",
    "Äx y",
    "true",
    "1e3",
)
_URLS = (
    "https://integrate.api.nvidia.com/v1",
    "https://api.anthropic.com",
    "https://api.openai.com/v1",
    "https://api.openai.com/v1/",
    "https://generativelanguage.googleapis.com/v1beta",
    "https://openrouter.ai/api/v1",
    "https://api.groq.com/openai/v1",
    "https://res.openai.azure.com",
    "https://res.openai.azure.com/openai/v1",
    "https://res.services.ai.azure.com/openai/v1",
    "http://localhost:8000/v1",
    "http://10.0.0.7:11434",
    "https://llm.example.com/v1",
    "${PROXY_URL}",
    "https://${REGION}.example.com/v1",
    f"https://bob:{LOGIN}@llm.example.com/v1",
)
_APIS = (
    "openai-completions",
    "openai-responses",
    "anthropic-messages",
    "google-generative-ai",
    "github-copilot",
    "bedrock-converse-stream",
    "ollama",
    "azure-openai-responses",
    "google-vertex",
    "pi-messages",
    "openai-codex-responses",
    "openai-chatgpt-responses",
)
_KEYS: tuple[Any, ...] = (
    "${NVIDIA_API_KEY}",
    "${MY_KEY}",
    "$MY_KEY",
    "$NVIDIA_API_KEY",
    "NVIDIA_API_KEY",
    "MY_NIM_KEY",
    {"source": "env", "provider": "default", "id": "MY_KEY"},
    {"source": "file", "provider": "vault", "id": "/nim/key"},
    {"source": "exec", "provider": "op", "id": "nim/key"},
    KEY,
    "ollama",
    "",
)
_ALIASES = ("fast", "Smart", "big one", "nim/x", "a")
_PARAMS: tuple[dict[str, Any], ...] = (
    {},
    {"temperature": 0.2},
    {"max_tokens": 4096, "stop": []},
    {"context1m": True, "extra": {"a": [1, None, {}]}},
    {"note": "${MY_NOTE}", "cost": "$5"},
    {"api_key": KEY},
)
_HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"X-Team": "research"},
    {"Authorization": f"Bearer {HEADER}"},
    {"X-Api-Key": "${MY_KEY}", "X-Trace": "on"},
)
_WINDOWS = st.sampled_from([128000, 200000, 1048576, 4096, 1, 131072.5, 2**60, 0.5])
_LIMITS = st.sampled_from([8192, 16384, 1, 999999, 4096.5])
_FLAG: st.SearchStrategy[Any] = st.booleans()


def some(required: dict[str, Any] | None = None, **fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping with the required fields and any of the others."""
    return st.fixed_dictionaries(required or {}, optional=fields)


def one_of(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


_COST = some(
    input=one_of(0, 0.15, 3, -1), output=one_of(0, 0.6, 15), cacheRead=one_of(0, 0.3), cacheWrite=one_of(0, 3.75)
)  # fmt: skip
_ROW = some(
    {"id": one_of(*_MODELS), "name": one_of("Llama", "GPT 5", "ünï", " ", "yes", "${NAME}")},
    reasoning=_FLAG,
    input=one_of([], ["text"], ["text", "image"]),
    cost=_COST,
    contextWindow=_WINDOWS,
    maxTokens=_LIMITS,
    contextTokens=one_of(32000, 200000),
    params=one_of(*_PARAMS),
    headers=one_of(*_HEADERS),
    compat=one_of({}, {"supportsStore": False}, {"maxTokensField": "max_tokens"}),
    api=one_of(*_APIS[:6]),
    baseUrl=one_of(*_URLS),
)
_PROVIDER = some(
    {"baseUrl": one_of(*_URLS), "models": st.lists(_ROW, max_size=4)},
    apiKey=one_of(*_KEYS),
    auth=one_of("api-key", "token"),
    api=one_of(*_APIS) | one_of(*_APIS[:4]),
    headers=one_of(*_HEADERS),
    authHeader=_FLAG,
    params=one_of(*_PARAMS),
    timeoutSeconds=one_of(1, 600),
    maxTokens=_LIMITS,
    contextWindow=_WINDOWS,
    contextTokens=one_of(64000),
    region=one_of("eu-west-1"),
    request=one_of({}, {"headers": {"X-A": "b"}}, {"auth": {"mode": "authorization-bearer", "token": HEADER}}),
)
_BARE = some(
    apiKey=one_of(*_KEYS), api=one_of(*_APIS[:4]), models=st.lists(_ROW, max_size=2), headers=one_of(*_HEADERS)
)


@st.composite
def samples(draw: st.DrawFn, release: str | None = None) -> Sample:
    """A configuration whose shape its release takes."""
    release = release or draw(one_of(*RELEASES))
    names = draw(st.lists(one_of(*_NAMES, *_IDS), max_size=4, unique=True))
    providers = {name: draw(_PROVIDER | _BARE if name in _IDS else _PROVIDER) for name in names}
    refs = _refs(providers)
    data: dict[str, Any] = draw(_sections())
    if providers or draw(_FLAG):
        data["models"] = draw(some({"providers": one_of(providers)}, mode=one_of("merge", "replace")))
    agents = draw(_agents(refs, release))
    if agents:
        data["agents"] = agents
    if draw(_FLAG):
        data["meta"] = {"lastTouchedVersion": release}
    data = fitted(deepcopy(data), release)
    return Sample(data, draw(_text(data)), release)


def _refs(providers: dict[str, Any]) -> tuple[str, ...]:
    """Refs to what is there, and to what is not."""
    known = [f"{name}/{row['id']}" for name, entry in providers.items() for row in entry.get("models", ())]
    bare = [row["id"] for entry in providers.values() for row in entry.get("models", ())]
    others = ("openai/gpt-5.5", "anthropic/claude-opus-4-6", "google/gemini-2.5-flash", "nosuch/x", "nim/unlisted")
    odd = ("fast", "SMART", "big one", "gpt-5.5", " NIM / a ", "nim/", "/foo", "", "${MODEL}", "nvidia/nemotron-x")
    return (*known, *known, *(f"{one}@work" for one in known[:1]), *bare[:2], *others, *odd)


def _agents(refs: tuple[str, ...], release: str) -> st.SearchStrategy[dict[str, Any]]:
    ref = one_of(*refs)
    route = ref | some(primary=ref, fallbacks=st.lists(ref, max_size=3))
    choices = st.dictionaries(
        ref.filter(bool), some(alias=one_of(*_ALIASES), params=one_of(*_PARAMS)), max_size=3
    )  # fmt: skip
    inner = some(primary=ref, fallbacks=st.lists(ref, max_size=2))
    common: dict[str, Any] = {
        "model": route,
        "models": choices,
        "subagents": some(model=ref | inner, maxConcurrent=one_of(2)),
        "heartbeat": some(model=ref, every=one_of("30m")),
        "utilityModel": ref,
        "modelPolicy": some(allow=st.lists(ref | one_of("nim/*", "openai/*"), max_size=3)),
        "workspace": one_of("~/work"),
        "contextTokens": one_of(50000),
    }
    media = {"imageModel": ref | inner, "pdfModel": inner, "compaction": some(model=ref, mode=one_of("safeguard"))}
    defaults = some(None, **common, **media)
    own = some(None, **common, name=one_of("Bob", "Älice"), default=_FLAG, params=one_of(*_PARAMS))
    names = st.lists(one_of("main", "Helper_1", "a_b", "a-b", "x" * 60, "ops", "A-B"), max_size=3, unique=True)
    if has_agent_entries(release):
        listed = names.flatmap(lambda found: st.fixed_dictionaries({"entries": st.just(dict.fromkeys(found, own))}))
        listed = names.flatmap(lambda found: st.fixed_dictionaries(dict.fromkeys(found, own))).map(_entries)
    else:
        listed = names.flatmap(lambda found: st.tuples(*(_with_id(name, own) for name in found))).map(_list)
    return st.tuples(st.just({}) | defaults.map(_defaults), st.just({}) | listed).map(lambda two: {**two[0], **two[1]})


def _with_id(name: str, own: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return own.map(lambda entry: {"id": name, **entry})


def _defaults(found: dict[str, Any]) -> dict[str, Any]:
    return {"defaults": found}


def _list(found: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    return {"list": list(found)} if found else {}


def _entries(found: dict[str, Any]) -> dict[str, Any]:
    return {"entries": found, **({"ownership": "explicit"} if len(found) > 1 else {})} if found else {}


def _sections() -> st.SearchStrategy[dict[str, Any]]:
    names = one_of("MY_KEY", "NVIDIA_API_KEY", "MODEL", "HF_TOKEN")
    secrets = {"providers": {"vault": {"source": "file", "path": "/v", "mode": "json"}}, "defaults": {"env": "default"}}
    return some(
        env=some(vars=st.dictionaries(names, one_of(VARIABLE, "plain"), max_size=2), shellEnv=some(enabled=_FLAG)),
        secrets=one_of({}, secrets),
        auth=one_of({}, {"profiles": {"nim:work": {"provider": "nim", "mode": "api_key"}}}),
        gateway=one_of({"port": 18789, "auth": {"token": TOKEN}}, {}),
        channels=one_of({"telegram": {"botToken": TOKEN}}, {"modelByChannel": {"slack": {"C1": "nim/a"}}}),
        hooks=one_of({"token": TOKEN, "mappings": [{"model": "nim/a", "id": "x"}]}, {"gmail": {"model": "openai/gpt"}}),
        tools=one_of({"exec": {}}, {"media": {"image": {"preferredModel": "openai/gpt-5.5"}}}),
        logging=one_of({"level": "info"}, {"redact/this~key": [[], {}, None]}),
    )


def fitted(data: dict[str, Any], release: str) -> dict[str, Any]:
    """The data without what the release does not take."""
    while found := errors.find(OPENCLAW, release, data):
        path = max((one.place if one.word == "additionalProperties" else one.path for one in found), key=len)
        if not path:
            return {}
        holder: Any = data
        for step in path[:-1]:
            holder = holder[step]
        del holder[path[-1]]
    return data


def _text(data: dict[str, Any]) -> st.SearchStrategy[str]:
    """The data as text, now and then with comments at any of its lines."""
    lines = json.dumps(data, indent=2, ensure_ascii=False).split("\n")
    remarks = one_of("cheap and good", f"old key: {REMARK}", "TODO", "# /* odd", "{a: [")
    places = st.dictionaries(st.integers(0, len(lines) - 1), st.tuples(remarks, one_of("above", "behind")), max_size=4)
    return places.map(lambda found: "\n".join(_commented(line, found.get(at)) for at, line in enumerate(lines)) + "\n")


def _commented(line: str, remark: tuple[str, str] | None) -> str:
    if remark is None:
        return line
    text, where = remark
    return f"// {text}\n{line}" if where == "above" else f"{line} // {text}"
