"""A configuration in order, and faults that people make in one."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from typing import Any

GOOD: dict[str, Any] = {
    "env": {"vars": {"NVIDIA_API_KEY": "${SECRET}"}},
    "models": {
        "mode": "merge",
        "providers": {
            "nvidia": {
                "baseUrl": "https://integrate.api.nvidia.com/v1",
                "api": "openai-completions",
                "apiKey": "${NVIDIA_API_KEY}",
                "models": [
                    {"id": "openai/gpt-oss-20b", "name": "G", "contextWindow": 131072, "maxTokens": 8192},
                    {"id": "poolside/laguna-xs-2.1", "name": "L", "contextWindow": 262144, "maxTokens": 16384},
                ],
            },
            "local": {
                "baseUrl": "http://localhost:8000/v1",
                "api": "openai-completions",
                "models": [{"id": "llama", "name": "Llama", "contextWindow": 32768, "maxTokens": 4096}],
            },
        },
    },
    "agents": {
        "defaults": {
            "model": {
                "primary": "nvidia/openai/gpt-oss-20b",
                "fallbacks": ["nvidia/poolside/laguna-xs-2.1", "local/llama"],
            }
        }
    },
}

Fault = Callable[[dict[str, Any], random.Random], None]


def provider(config: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    found: dict[str, Any] = config["models"]["providers"][chance.choice(["nvidia", "local"])]
    return found


def model(config: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    found: dict[str, Any] = chance.choice(provider(config, chance)["models"])
    return found


def misspell(config: dict[str, Any], chance: random.Random) -> None:
    one = chance.choice([provider(config, chance), model(config, chance)])
    name = chance.choice(list(one))
    one[name[:-1] + name[-1] * 2] = one.pop(name)


def quote_number(config: dict[str, Any], chance: random.Random) -> None:
    one = model(config, chance)
    name = chance.choice(["contextWindow", "maxTokens"])
    one[name] = str(one.get(name, 5))


def repeat_ref(config: dict[str, Any], chance: random.Random) -> None:
    refs = config["agents"]["defaults"]["model"]["fallbacks"]
    refs += [chance.choice([*refs, "local/llama"]) for _ in range(chance.randint(1, 3))]


def misspell_ref(config: dict[str, Any], chance: random.Random) -> None:
    refs = config["agents"]["defaults"]["model"]["fallbacks"]
    refs[0] = chance.choice(
        ["nvidai/openai/gpt-oss-20b", "openai/gpt-oss-20b", " local/llama", "nvidia/openai/gpt-oss-20", "local/lama"]
    )


def own_prefix(config: dict[str, Any], chance: random.Random) -> None:
    one = config["models"]["providers"]["nvidia"]["models"][0]
    one["id"] = chance.choice(["nvidia/openai/gpt-oss-20b", "openai/gpt_oss_20b", "openai/GPT-OSS-20b"])


def long_url(config: dict[str, Any], chance: random.Random) -> None:
    one = provider(config, chance)
    if isinstance(one.get("baseUrl"), str):
        one["baseUrl"] += chance.choice(["/chat/completions", "/v1", " ", "/models"])


def other_api(config: dict[str, Any], chance: random.Random) -> None:
    provider(config, chance)["api"] = chance.choice(["openai", "openai-responses", "OpenAI-Completions", "anthropic"])


def wrong_window(config: dict[str, Any], chance: random.Random) -> None:
    model(config, chance)["contextWindow"] = chance.choice([1310720, 200000.5, 13107, 4096])


def no_limits(config: dict[str, Any], chance: random.Random) -> None:
    model(config, chance).pop(chance.choice(["contextWindow", "maxTokens"]), None)


def repeat_model(config: dict[str, Any], chance: random.Random) -> None:
    models = provider(config, chance)["models"]
    models.insert(chance.randint(0, len(models)), deepcopy(chance.choice(models)))


def plain_key(config: dict[str, Any], chance: random.Random) -> None:
    keys = ["sk-Zm9vYmFyYmF6cXV4Zm9vYmFy", "${lower}", "NVIDIA_API_KEY", "nvapi-" + "x1Y2z3" * 8]
    provider(config, chance)["apiKey"] = chance.choice(keys)


def old_shape(config: dict[str, Any], chance: random.Random) -> None:
    config["agents"]["list"] = [{"id": "main", "default": True}, {"id": "other", "model": "local/llama"}]
    if chance.random() < 0.5:
        config["env"] = {"NVIDIA_API_KEY": "${SECRET}"}


FAULTS: list[Fault] = [
    misspell, quote_number, repeat_ref, misspell_ref, own_prefix, long_url, other_api, wrong_window, no_limits,
    repeat_model, plain_key, old_shape,
]  # fmt: skip


def spoilt(chance: random.Random, faults: list[Fault]) -> dict[str, Any]:
    config = deepcopy(GOOD)
    for fault in faults:
        with suppress(KeyError):  # what a fault needs may be misspelt by now
            fault(config, chance)
    return config
