"""Laws of hovers: no place makes them fail, and none of them shows a secret or lets a file write its markup."""

import re
from pathlib import Path

import pytest

from hovering import Workspace
from provcheck import rules
from provcheck.rules.page import docstring
from rule_examples import examples

LONGEST = 25
"""Lines that fit into an editor's window."""


@pytest.mark.parametrize("entry", rules.REGISTRY, ids=lambda entry: entry.code)
def test_every_place_of_every_example_has_a_hover_or_none(entry: rules.Entry, tmp_path: Path) -> None:
    page = docstring(entry.load())
    for number, example in enumerate([*examples(page, "Bad"), *examples(page, "Good")]):
        files = Workspace.of(tmp_path / str(number), example.files, example.releases, example.as_of)
        for path, text in files.texts.items():
            for offset in _edges(text):
                found = files.at(path, offset)
                if found is not None:
                    assert found.start <= offset <= found.end <= len(text)
                    assert found.markdown.strip()
                    assert found.plain.strip()
                    assert len(found.markdown.splitlines()) <= LONGEST, found.markdown


def _edges(text: str) -> list[int]:
    """Where words, marks and gaps begin and end: between those nothing changes."""
    return sorted({0, len(text), *(edge for one in re.finditer(r"\w+|\s+|.", text) for edge in one.span())})


def test_places_outside_of_all_texts_say_nothing(tmp_path: Path) -> None:
    files = Workspace.of(tmp_path, {"openclaw.json": "{ models: {} }"})
    assert files.at("openclaw.json", 10_000) is None
    assert files.at("other.json", 3) is None


OPENCLAW = """{
  // provcheck: ignore[PC408] a reason
  env: { vars: { NVIDIA_API_KEY: "x" } },
  auth: { profiles: { "nim:default": { provider: "nim", mode: "api_key" } } },
  agents: {
    defaults: {
      model: { primary: "nim/meta/llama-3.3-70b-instruct", fallbacks: ["fast", "bare"] },
      models: { "nim/openai/gpt-oss-20b": { alias: "fast", params: { note: "x" } } },
      workspace: "here",
    },
    list: [{ id: "main", model: "other/m", subagents: { model: "nim/m" } }],
  },
  bindings: [{ agentId: "main", match: { channel: "x" } }],
  models: {
    providers: {
      nim: {
        baseUrl: "https://integrate.api.nvidia.com/v1",
        api: "openai-completions",
        apiKey: { source: "env", provider: "default", id: "NVIDIA_API_KEY" },
        headers: { "X-Org": "org" },
        models: [{ id: "meta/llama-3.3-70b-instruct", name: "Llama", contextWindow: 131072, maxTokens: 8192 }],
      },
      other: { baseUrl: "http://localhost:8000/v1", apiKey: "literal", models: [{ id: "m", name: "M" }] },
    },
  },
}
"""
PAI = """apiVersion: "pai.io/v1"
kind: "ModelProvider"
metadata: { name: "nim", namespace: "team" }
spec:
  provider: "openai"
  endpoint: "https://integrate.api.nvidia.com/v1"
  apiKeySecretRef: { name: "nvidia", key: "api-key" }
  allowedModels: ["openai/gpt-oss-20b", "z-ai/glm4.7"]
  deniedModels: ["moonshotai/kimi-k2.5"]
  fallbacks: ["nim/openai/gpt-oss-20b"]
---
apiVersion: "pai.io/v1"
kind: "Agent"
metadata: { name: "helper", namespace: "team" }
spec:
  models: ["nim/openai/gpt-oss-20b", "nim/z-ai/glm4.7"]
  harness: "claude"
  system: "you help"
  env: [{ name: "KEY", value: "x" }]
  configFiles:
    - path: "/etc/openclaw.json"
      content: "{ agents: { defaults: { model: 'nim/z-ai/glm4.7' } } }"
"""
SECRETS = {
    "NVIDIA": "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",
    "with a slash": "sk-proj-8Jq2vW0xTz5LkR7/mYc3HdB9nFs6GpQ1aEuXoKiV4",
    "behind a provider": "nim/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",
    "in an address": "https://user:8Jq2vW0xTz5LkR7mYc3@host.example/v1?key=HdB9nFs6GpQ1aEuXoKiV4",
}
PIECE = re.compile(r"(?i)8Jq2vW0xTz5LkR7|HdB9nFs6GpQ1aEu")


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS.keys())
@pytest.mark.parametrize(("path", "text"), [("openclaw.json", OPENCLAW), ("pai.yaml", PAI)])
def test_no_hover_shows_a_secret_wherever_it_stands(secret: str, path: str, text: str, tmp_path: Path) -> None:
    places = [*re.finditer(r'"[^"\n]*"', text)]
    # Each place gets every second kind of secret, which takes half the time and leaves no place out.
    for number, place in list(enumerate(places))[list(SECRETS.values()).index(secret) % 2 :: 2]:
        planted = f'{text[: place.start()]}"{secret}"{text[place.end() :]}'
        files = Workspace.of(tmp_path / str(number), {path: planted})
        said = "\n".join(one.markdown + one.plain for one in files.all(path))
        assert not PIECE.search(said), planted[place.start() - 40 : place.end()]


def test_a_literal_key_is_shown_nowhere_also_where_it_stands_again(tmp_path: Path) -> None:
    key = "w8Kd/horse/Zq41/pR7x"
    text = OPENCLAW.replace('"literal"', f'"{key}"').replace('"other/m"', f'"{key}"').replace('"M"', f'"{key}"')
    files = Workspace.of(tmp_path, {"openclaw.json": text})
    said = [one.markdown + one.plain for one in files.all("openclaw.json")]
    assert any("a literal, not shown" in one for one in said)
    assert not any("horse" in one.lower() for one in said)


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "a`b`|c",
    "[click](command:evil)",
    "**x** _y_ ~~z~~",
    "a\\n\\n# head",
    "](javascript:x)",
    "\\u202eevil",
]
MARKUP = {"paragraph", "list_item", "bullet_list", "inline", "text", "strong", "code_inline", "link"}
"""What hovers are written with."""


@pytest.mark.parametrize("name", HOSTILE)
def test_what_stands_in_a_file_is_never_markup(name: str, tmp_path: Path) -> None:
    from markdown_it import MarkdownIt

    text = (
        OPENCLAW.replace("meta/llama-3.3-70b-instruct", name)
        .replace('"fast"', f'"{name}"')
        .replace("nim:", f'"{name}":')
    )
    files = Workspace.of(tmp_path, {"openclaw.json": text.replace('"main"', f'"{name}"')})
    for found in files.all("openclaw.json"):
        tokens = MarkdownIt("commonmark").enable("table").parse(found.markdown)
        inside = [child for token in tokens for child in token.children or ()]
        kinds = {re.sub("_(open|close)$", "", one.type) for one in (*tokens, *inside)}
        assert kinds <= MARKUP, found
        links = [str(one.attrGet("href")) for one in inside if one.type == "link_open"]
        assert all(link.startswith("https://provcheck.dev/rules/PC") for link in links)
        assert "\u202e" not in found.markdown + found.plain
