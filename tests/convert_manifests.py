"""Folders of Pai's manifests as people write them, made by chance: what the laws of the conversion are tried on."""

from __future__ import annotations

import json
import random
import re
from typing import Any, NamedTuple, TypeAlias

from provcheck.dialects.view import escape

Data: TypeAlias = dict[str, Any]

NATIVE = ("anthropic", "openai", "gemini", "openrouter")
NAMES = (
    *("google", "gemini", "anthropic", "openai", "nvidia", "openrouter", "vllm", "vllm-local", "azure-openai"),
    *("azure", "together", "groq", "ollama", "team-llm", "claude", "nim", "zai", "main"),
)
ENDPOINTS: dict[str, tuple[str | None, ...]] = {
    "anthropic": (None, None, None, "", "https://api.anthropic.com", "https://proxy.example.com/anthropic"),
    "openai": (
        *(None, None, "", "https://api.openai.com/v1", "https://integrate.api.nvidia.com/v1"),
        *("https://integrate.api.nvidia.com/v1", "https://api.together.xyz/v1", "http://llm.svc.cluster.local:8000/v1"),
    ),
    "gemini": (None, None, "", "https://generativelanguage.googleapis.com/v1beta", "https://gem.example.com"),
    "openrouter": (None, None, "", "https://openrouter.ai/api/v1", "https://router.example.com/api/v1"),
    "azure-openai": (
        *("https://myresource.openai.azure.com", "https://myresource.openai.azure.com/"),
        *("https://other.openai.azure.com/openai/v1", "https://other.cognitiveservices.azure.com"),
    ),
    "vllm": (
        "http://vllm.vllm-system.svc.cluster.local:8000/v1",
        "http://localhost:8000/v1",
        "https://vllm.example.com/v1/",
    ),
}
MODELS = {
    "anthropic": ("claude-sonnet-4-6", "claude-haiku-4-5", "claude-opus-4-6", "claude-2"),
    "openai": ("gpt-4o", "o3-mini", "z-ai/glm4.7", "meta/llama-3.1-70b-instruct", "nvidia/nemotron-3-super-120b-a12b"),
    "gemini": ("gemini-2.5-flash", "gemini-2.5-pro", "gemini-2.0-flash"),
    "openrouter": ("anthropic/claude-3-haiku", "mistralai/mistral-large", "google/gemma-2-27b-it", "openrouter/auto"),
    "azure-openai": ("gpt-4o-prod", "my-deployment"),
    "vllm": ("meta-llama/Meta-Llama-3-70B-Instruct", "mistralai/Mistral-7B-Instruct-v0.3", "no", "1e3"),
}
ODD_REFS = (
    *("ghost/model", "openai/gpt-4o", "google/gemini-2.5-pro", "nvidia/z-ai/glm4.7", "anthropic/claude-sonnet-4-6"),
    *("${PROVIDER}/gpt-4o", "nvidia/${MODEL}", "{{ .Values.model }}", "gpt-4o", "groq/llama-3", "NVIDIA/z-ai/glm4.7"),
)
ODD_TEXTS = (
    *("no", "012", "1e3", "2024-01-01", "~", "null", "true", "0x1F", "1_000", "12:30:00", "-", "- a", "a: b", "x #y"),
    *(
        "# c",
        "'q'",
        '"q"',
        "{a}",
        "[b",
        "*a",
        "&a",
        "!t",
        "%d",
        "@at",
        "`b",
        "=",
        "<<",
        " lead",
        "trail ",
        "ünï 日本 😀",
    ),
    *("two\nlines\n", "no end\nof line", "deep\n  deeper\n\nblank\n", "space \nat end\n", "\n\nfirst", "end\n\n\n"),
    *(
        "a\tb",
        "\t",
        "back\\slash",
        "Use ${HOME} and $include",
        "$${X}",
        "\u2028",
        "\u0085",
        "\ufeffx",
        "\x07",
        "?",
        ": ",
    ),
    *(
        ".inf",
        ".5",
        "+1",
        "0o17",
        "0b1",
        "1,000",
        "y",
        "On",
        "---",
        "...",
        "a" * 300,
        "// no comment",
        "/* nor this */",
    ),
)
NAMESPACES = ("", "", "team-a", "team-b")


class Text(NamedTuple):
    """A file: its text, and the pointers of the leaves that stand in it and of what aliases repeat, by document."""

    text: str
    leaves: list[set[str]]
    repeated: list[set[str]]


class Folder(NamedTuple):
    """Files with what they hold: the documents in order, and the secrets, which nobody may see again."""

    files: dict[str, Text]
    documents: list[Data]
    secrets: list[str]


def folder(chance: random.Random, size: int) -> Folder:
    """A folder; the larger ``size`` is (from 0 on), the more it holds."""
    maker = _Maker(chance, size)
    documents = maker.documents()
    files: dict[str, Text] = {}
    rest = list(documents)
    while rest or not files:
        count = chance.randint(1, max(1, len(rest)))
        some, rest = rest[:count], rest[count:]
        is_json = len(some) == 1 and chance.random() < 0.15
        name = f"{'cab'[len(files) % 3]}{len(files)}.{'json' if is_json else chance.choice(['yaml', 'yml'])}"
        files[name] = _json(some[0]) if is_json else _yaml(some, maker, chance)
    # What counts is the order in which the files are read.
    return Folder(files, documents, maker.secrets)


# What manifests say


class _Maker:
    """Makes the data of documents, and remembers the secrets that it put into them."""

    def __init__(self, chance: random.Random, size: int) -> None:
        self.chance = chance
        self.size = size
        self.secrets: list[str] = []
        self.providers: list[Data] = []

    def some(self, share: float = 0.4) -> bool:
        """Whether something that need not be there is."""
        return self.size > 0 and self.chance.random() < share

    def documents(self) -> list[Data]:
        chance, most = self.chance, min(self.size + 1, 4)
        self.providers = [self._provider() for _ in range(chance.randint(0, most))]
        agents = [self._agent() for _ in range(chance.randint(0, min(most, 3)))]
        others = [self._other() for _ in range(chance.randint(0, 3) if self.some() else 0)]
        made = [*self.providers, *agents, *others]
        if self.some():
            chance.shuffle(made)
        return made

    def secret(self) -> str:
        letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"
        body = "".join(self.chance.choices(letters, k=40))
        made = self.chance.choice(["sk-ant-api03-", "nvapi-", "sk-or-v1-", "AIzaSy", "ghp_", "sk-proj-"]) + body
        self.secrets.append(made)
        return made

    def text(self) -> str:
        return self.chance.choice(ODD_TEXTS) if self.some(0.5) else self.chance.choice(["plain", "two words", "v1.2"])

    def number(self) -> int:
        return self.chance.choice([1, 100, 4096, 128000, 200000, 5_000_000, 2**53, 2**53 + 1])

    def _frame(self, kind: str, name: str, spec: Data, api: str = "pai.io/v1") -> Data:
        metadata: Data = {"name": name}
        if space := self.chance.choice(NAMESPACES if self.size else [""]):
            metadata["namespace"] = space
        if self.some():
            metadata["labels"] = {key: self.text() for key in self.chance.sample(["app", "tier", "no", "a.b/c"], 2)}
        if self.some(0.3):
            metadata["annotations"] = {"note": self.text(), **({"x/y": self.text()} if self.some() else {})}
        if "labels" in metadata and self.some(0.2):
            metadata["annotations"] = dict(metadata["labels"])
        if self.some(0.05):
            metadata["resourceVersion"] = "12"
        return {"apiVersion": api, "kind": kind, "metadata": metadata, "spec": spec}

    # ModelProviders

    def _provider(self) -> Data:
        kind = self.chance.choice([*ENDPOINTS, "openai"])
        native = {"gemini": "google", "openai": "nvidia"}.get(kind, kind)
        name = self.chance.choice([kind, native, self.chance.choice(NAMES)])
        spec: Data = {"provider": kind}
        endpoint = self.chance.choice(ENDPOINTS[kind])
        if endpoint is not None:
            spec["endpoint"] = endpoint
        if kind not in NATIVE and self.some(0.05):
            spec["endpoint"] = f"https://user:{self.secret()}@llm.example.com/v1"
        if kind == "azure-openai":
            spec["apiVersion"] = self.chance.choice(["2024-10-21", "2025-01-01-preview"])
        elif self.some(0.1):
            spec["apiVersion"] = ""
        if kind != "vllm" or self.some():
            spec["apiKeySecretRef"] = self._reference(name)
        self._limit(kind, spec)
        self._guard(spec)
        return self._frame("ModelProvider", name, spec)

    def _reference(self, name: str) -> Data:
        found: Data = {"name": self.chance.choice([f"{name}-key", f"{name}-api-key", "shared-key"])}
        if self.chance.random() < 0.7:
            found["key"] = self.chance.choice(["api-key", "token"])
        return found

    def _limit(self, kind: str, spec: Data) -> None:
        chance = self.chance
        if chance.random() < 0.7:
            spec["allowedModels"] = chance.choices(MODELS[kind], k=chance.randint(0, 3))
        if self.some(0.3):
            spec["deniedModels"] = chance.choices(MODELS[kind], k=chance.randint(0, 2))
        if "allowedModels" in spec and self.some(0.05):
            spec["deniedModels"] = list(spec["allowedModels"])
        for field in ("maxTokensPerDay", "maxTokensPerRequest"):
            if self.some():
                spec[field] = self.number()
        if self.some(0.3):
            spec["retry"] = {"maxAttempts": 3, "initialBackoffMs": 200, "maxBackoffMs": 5000}
        if self.some(0.3):
            spec["externalAccess"] = {"enabled": chance.random() < 0.5, "maxTokensPerDay": self.number()}

    def _guard(self, spec: Data) -> None:
        if self.some(0.3):
            spec["fallbacks"] = [self._ref() for _ in range(self.chance.randint(0, 2))]
        if self.some(0.3):
            spec["guards"] = [self._one_guard() for _ in range(self.chance.randint(0, 2))]

    def _one_guard(self) -> Data:
        scan = self.chance.choice([{"prompts": True, "responses": False}, {"prompts": True}])
        return {"binding": "prompt-guard", "scan": scan, **({"enforcement": "audit"} if self.some() else {})}

    def _ref(self) -> str:
        chance = self.chance
        if not self.providers or self.some(0.2):
            return chance.choice(ODD_REFS)
        one = chance.choice(self.providers)
        ids = one["spec"].get("allowedModels") or MODELS[one["spec"]["provider"]]
        return f"{one['metadata']['name']}/{chance.choice(ids if not self.some(0.1) else ('other', 'a/b'))}"

    # Agents

    def _agent(self) -> Data:
        chance = self.chance
        spec: Data = chance.choice(
            [
                {},
                {"type": "service", "image": "ghcr.io/openclaw/openclaw:latest", "replicas": 2},
                {"longRunning": True, "harness": "custom", "image": "ghcr.io/pai-platform/openclaw:1"},
                {"harness": "claude", "triggers": [{"webhook": {}}]},
            ]
        )
        spec["models"] = [self._ref() for _ in range(chance.randint(0 if self.size else 1, 3))]
        if spec["models"] and self.some(0.15):
            spec["models"].append(spec["models"][0])
        for field, value in self._settings().items():
            if self.some(0.25):
                spec[field] = value
        if self.some(0.3):
            spec["env"] = [self._variable() for _ in range(chance.randint(0, 3))]
        if self.some(0.2):
            spec["configFiles"] = [self._config_file()]
        if self.some(0.2):
            spec["guards"] = [self._one_guard(), self._one_guard()]
        name = chance.choice(["main", "helper", "dev-assistant", "a-1", "x" * 60])
        return self._frame("Agent", name, spec)

    def _settings(self) -> Data:
        return {
            "tokens": {"maxPerDay": self.number(), "maxPerRequest": 16000},
            "rateLimits": {"maxRequestsPerMinute": 60, "maxConcurrentRequests": 4, "maxCostPerDayUSD": 20.5},
            "system": self.text(),
            "runAsUser": 1000,
            "command": ["node", self.text()],
            "providers": ["github-writer"],
            "inbound": {"port": 3000, "allowCIDRs": ["0.0.0.0/0"], "customDomain": "dev.example.com"},
            "expose": [{"urlPath": "/r", "directory": "/data"}],
            "volumes": [{"name": "work", "mountPath": "/w", "size": "10Gi"}],
            "resources": {"requests": {"cpu": "2", "memory": "2Gi"}, "limits": {"cpu": "2", "memory": "2Gi"}},
            "autoscaling": {"minReplicas": 1, "metrics": [{"type": "tokenRate", "targetValuePerReplica": 500}]},
            "memories": [{"name": "notes", "mountPath": "/m", "access": "readOnly", "instructions": self.text()}],
            "skills": [{"name": "s", "mountPath": "/s"}],
            "packages": {"npm": ["left-pad@1.3.0"]},
            "filesystem": {"readOnlyPaths": ["/etc"]},
        }

    def _variable(self) -> Data:
        if self.some(0.5):
            name = self.chance.choice(["OPENAI_API_KEY", "DB_PASSWORD", "GITHUB_TOKEN", "PLAIN"])
            return {"name": name, "value": self.secret()}
        if self.some(0.5):
            return {"name": "SLACK_WEBHOOK", "secretRef": {"name": "slack-credentials", "key": "webhook-url"}}
        return {"name": "LOG_LEVEL", "value": self.chance.choice(["info", "debug"])}

    def _config_file(self) -> Data:
        content = self.chance.choice(['{"channels": ["web"]}', "{ agents: { defaults: {} } } // c\n", "a\nb\n"])
        if self.some():
            content = f'{{ models: {{ providers: {{ nim: {{ apiKey: "{self.secret()}" }} }} }} }}\n'
        return {"path": "/home/node/.openclaw/openclaw.json", "content": content}

    # Other kinds

    def _other(self) -> Data:
        kind = self.chance.choice(["Provider", "GuardBinding", "ModelBinding", "AgentWorkload", "Secret", "Deployment"])
        if kind == "Secret":
            made = self._frame(kind, "keys", {}, "v1")
            del made["spec"]
            return {**made, "stringData": {"api-key": self.secret(), "other": self.secret()}}
        if kind == "Deployment":
            env = [{"name": "OPENAI_API_KEY", "value": self.secret()}, {"name": "EMPTY", "value": {}}]
            return self._frame(kind, "web", {"replicas": 1, "containers": [{"env": env}]}, "apps/v1")
        return self._frame(kind, self.chance.choice(["one", "two"]), self._other_spec(kind))

    def _other_spec(self, kind: str) -> Data:
        if kind == "Provider":
            auth = {"type": "pat", "secretRef": "github-token", "secretKey": "token"}
            return {"type": "github", "host": "api.github.com", "auth": auth, "policy": {"allow": [self.text()]}}
        if kind == "GuardBinding":
            classifier = {"type": "promptGuard", "endpoint": "http://guard.svc:8080"}
            return {"classifier": classifier, "thresholds": {"injection": 0.9}}
        if kind == "ModelBinding":
            return {"provider": "gemini", "model": "gemini-2.5-flash", "apiKeySecretRef": {"name": "google-key"}}
        return {"modelBindings": ["one"], "image": "img:1", "providers": []}


# How they are written


def _json(document: Data) -> Text:
    text = json.dumps(document, indent=2, ensure_ascii=False)
    return Text(text + "\n", [set(_leaves(document))], [set()])


def _leaves(value: Any, pointer: str = "") -> list[str]:
    """The pointers of all leaves of a value."""
    if isinstance(value, dict) and value:
        return [one for key, part in value.items() for one in _leaves(part, f"{pointer}/{escape(key)}")]
    if isinstance(value, list) and value:
        return [one for place, part in enumerate(value) for one in _leaves(part, f"{pointer}/{place}")]
    return [pointer]


def _yaml(documents: list[Data], maker: _Maker, chance: random.Random) -> Text:
    parts = [_Yaml(document, maker, chance) for document in documents]
    texts = ["".join(f"{line}\n" for line in one.lines) for one in parts]
    start = "---\n" if maker.some(0.3) else ""
    return Text(start + "---\n".join(texts), [one.leaves for one in parts], [one.repeated for one in parts])


class _Yaml:
    """One document in blocks, with comments, anchors, aliases and merge keys."""

    def __init__(self, document: Data, maker: _Maker, chance: random.Random) -> None:
        self.maker = maker
        self.chance = chance
        self.lines: list[str] = []
        self.leaves: set[str] = set()
        self.repeated: set[str] = set()
        self.anchors: dict[str, tuple[str, Any]] = {}
        self.count = 0
        self._mapping(document, "", "", "")

    def _mapping(self, data: Data, indent: str, start: str, pointer: str) -> None:
        rest = dict(data)
        merged = self._mergeable(data)
        if merged is not None:
            name, known = merged
            self.lines.append(f"{start}<<: *{name}")
            start = indent
            for key in known:
                if rest.get(key) == known[key] and type(rest[key]) is type(known[key]):
                    del rest[key]
                    self.repeated |= {f"{pointer}/{escape(key)}"}
        for key, value in rest.items():
            self._comment(indent, start)
            self._value(value, indent, f"{start}{_scalar(key, self.chance, is_key=True)}:", f"{pointer}/{escape(key)}")
            start = indent

    def _mergeable(self, data: Data) -> tuple[str, Data] | None:
        """An anchor whose mapping is a part of this one."""
        for name, known in self.anchors.values():
            is_part = isinstance(known, dict) and known.keys() < data.keys() and self.chance.random() < 0.7
            if is_part and any(_spelt(known[key]) == _spelt(data[key]) for key in known):
                return name, known
        return None

    def _sequence(self, items: list[Any], indent: str, pointer: str) -> None:
        for place, item in enumerate(items):
            self._comment(indent, indent)
            inner = f"{pointer}/{place}"
            if isinstance(item, dict) and item and not self._alias(item, f"{indent}-", inner):
                self._mapping(item, f"{indent}  ", f"{indent}- ", inner)
            elif not (isinstance(item, dict) and item):
                self._value(item, indent, f"{indent}-", inner)

    def _alias(self, value: Any, start: str, pointer: str) -> bool:
        known = self.anchors.get(_spelt(value))
        if known is None or self.chance.random() < 0.3:
            return False
        self.lines.append(f"{start} *{known[0]}")
        self.repeated.add(pointer)
        return True

    def _anchor(self, value: Any) -> str:
        if not self.maker.some(0.3) or _spelt(value) in self.anchors:
            return ""
        self.count += 1
        name = f"a{self.count}"
        self.anchors[_spelt(value)] = name, value
        return f" &{name}"

    def _value(self, value: Any, indent: str, start: str, pointer: str) -> None:
        if self._alias(value, start, pointer):
            return
        if not isinstance(value, (dict, list)) or not value:
            self._atom(value, indent, start, pointer)
        elif self.maker.some(0.15):
            self.leaves |= {pointer + one for one in _leaves(value)}
            self.lines.append(f"{start}{self._anchor(value)} {_flow(value)}")
        else:
            # An anchor can be named only behind what it stands at.
            anchor = self._anchor(value)
            known = self.anchors.pop(_spelt(value)) if anchor else None
            self.lines.append(f"{start}{anchor}{self._behind()}")
            inner = f"{indent}  "
            if isinstance(value, dict):
                self._mapping(value, inner, inner, pointer)
            else:
                self._sequence(value, inner, pointer)
            if known is not None:
                self.anchors[_spelt(value)] = known

    def _atom(self, value: Any, indent: str, start: str, pointer: str) -> None:
        self.leaves.add(pointer)
        anchor = self._anchor(value) if isinstance(value, str) and value else ""
        if isinstance(value, str) and _fits_block(value) and self.chance.random() < 0.6:
            self.lines.append(f"{start}{anchor} {'|' if value.endswith(chr(10)) else '|-'}")
            self.lines += [f"{indent}  {line}" if line else "" for line in value.removesuffix("\n").split("\n")]
            return
        self.lines.append(f"{start}{anchor} {_scalar(value, self.chance)}{self._behind()}")

    def _comment(self, indent: str, start: str) -> None:
        if start == indent and self.maker.some(0.1):
            self.lines.append(f"{indent}# {self._remark()}")

    def _behind(self) -> str:
        return f"  # {self._remark()}" if self.maker.some(0.1) else ""

    def _remark(self) -> str:
        if self.maker.some(0.1):
            return f"was {self.maker.secret()}"
        return self.chance.choice(["a note", "TODO: more", "*/ // {", "apiKey: none", "é"])


def _spelt(value: Any) -> str:
    return json.dumps(value, sort_keys=False)


_PLAIN = re.compile(r"[A-Za-z/$][\w./@:${}-]*(?<!:)")
_fits_block = re.compile(
    r"[^\s#](?:[^\n\r\t\x07\x85\u2028\ufeff]*\S)?(?:\n+ *\S(?:[^\n\r\x07\x85\u2028]*\S)?)+\n?"
).fullmatch
_READ_OTHERWISE = {"no", "null", "true", "y", "on", "off", "yes", "false", "n"}


def _scalar(value: Any, chance: random.Random, *, is_key: bool = False) -> str:
    if isinstance(value, str):
        if _PLAIN.fullmatch(value) and value.lower() not in _READ_OTHERWISE and chance.random() < 0.9:
            return value
        if value.isprintable() and not is_key and chance.random() < 0.5:
            return "'" + value.replace("'", "''") + "'"
        return _quoted(value)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 1000 and chance.random() < 0.2:
        return f"{value:_}"
    return json.dumps(value)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _quoted(value) if isinstance(value, str) else json.dumps(value)


def _quoted(value: str) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found[0]):04x}", text)
