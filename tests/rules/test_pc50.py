"""The rules about addresses: PC501 to PC507."""

from pathlib import Path

import pytest

from support import fixed, found, lint, message, places, severities, texts

MODELS = 'models: [{ id: "a", name: "A", contextWindow: 40960, maxTokens: 8192 }]'


def openclaw(provider: str, name: str = "lab") -> dict[str, str]:
    """A configuration with one provider on line 2, whose braces begin at column 33 for ``lab``."""
    return {"openclaw.json": f"{{ models: {{ providers: {{\n  {name}: {{ {provider} }},\n}} }} }}\n"}


def at(url: str, rest: str = 'api: "openai-completions"') -> dict[str, str]:
    return openclaw(f'baseUrl: "{url}", {rest}, {MODELS}')


def pai(spec: str) -> dict[str, str]:
    """A ModelProvider whose spec begins on line 5."""
    return {"p.yaml": f"apiVersion: pai.io/v1\nkind: ModelProvider\nmetadata: {{ name: lab }}\nspec:\n  {spec}\n"}


# PC501


def test_a_custom_provider_needs_an_address(tmp_path: Path) -> None:
    report = lint(tmp_path, openclaw(MODELS))
    assert places(report, "PC501") == [(2, 3)]
    assert severities(report, "PC501") == ["error"]
    assert message(report, "PC501") == '"lab" has no baseUrl, and OpenClaw 2026.9.6 does not start without one'


def test_an_empty_address_is_reported_where_it_stands(tmp_path: Path) -> None:
    report = lint(tmp_path, openclaw(f'baseUrl: "", {MODELS}'))
    assert texts(report, "PC501") == ['""']
    assert not found(report, "PC502")


@pytest.mark.parametrize(
    ("release", "name", "speaks"),
    [
        ("2026.9.6", "nvidia", False),
        ("2026.5.28", "NVIDIA", False),
        ("2026.4.29", "nvidia", True),
        ("2026.9.6", "baseten", True),
        ("2026.6.11", "z-ai", True),
        ("2026.7.1", "z-ai", False),
    ],
)
def test_who_needs_an_address_depends_on_the_release(tmp_path: Path, release: str, name: str, speaks: bool) -> None:
    report = lint(tmp_path, openclaw('apiKey: "none"', f'"{name}"'), releases=(release,))
    assert bool(found(report, "PC501")) is speaks


def test_a_misspelt_builtin_provider_is_named(tmp_path: Path) -> None:
    (finding,) = found(lint(tmp_path, openclaw(MODELS, "openruoter")), "PC501")
    assert finding.help == 'did you mean "openrouter", which needs none?'


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(openclaw(f'baseUrl: "${{URL}}", {MODELS}'), id="variable"),
        pytest.param(openclaw(f"baseUrl: 8080, {MODELS}"), id="wrong type"),
        pytest.param(openclaw(f'$include: "./lost.json5", {MODELS}'), id="lost include"),
        pytest.param({"openclaw.json": '{ models: { providers: { lab: "http://x/v1" } } }'}, id="no mapping"),
        pytest.param(pai("provider: anthropic"), id="native"),
        pytest.param(pai("provider: vllm\n  endpoint: ${URL}"), id="template"),
        pytest.param(pai("provider: ${TYPE}"), id="unknown type"),
    ],
)
def test_pc501_is_silent(tmp_path: Path, files: dict[str, str]) -> None:
    assert not found(lint(tmp_path, files), "PC501")


@pytest.mark.parametrize("kind", ["vllm", "azure-openai"])
@pytest.mark.parametrize("empty", ["", '\n  endpoint: ""', "\n  endpoint: null"])
def test_types_without_a_home_need_an_endpoint(tmp_path: Path, kind: str, empty: str) -> None:
    report = lint(tmp_path, pai(f"provider: {kind}{empty}"))
    assert severities(report, "PC501") == ["error"]
    assert message(report, "PC501").endswith(f"a server of the type {kind} is")


# PC502


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("localhost:8000/v1", "it does not begin with http:// or https://"),
        ("not a url", "it has white space in it"),
        ("ftp://host/v1", "it does not begin with http:// or https://"),
        ("http:/host/v1", "it does not begin with http:// or https://"),
        ("https://", "it names no host"),
        ("https:///v1", "it names no host"),
        ("http://localhost:PORT/v1", "its port is no number from 1 to 65535"),
        ("http://localhost:70000/v1", "its port is no number from 1 to 65535"),
        ("http://localhost:0/v1", "its port is no number from 1 to 65535"),
        ("http://[::1]:x/v1", "its port is no number from 1 to 65535"),
        ("http://host/v1?key=1", "it has a query, and paths are appended to it"),
        ("http://host/v1#top", "it has a fragment, and paths are appended to it"),
        (" http://host:8000/v1", "it has white space around it"),
        ("http://host :8000/v1", "it has white space in it"),
    ],
)
def test_what_is_no_base_url(tmp_path: Path, url: str, why: str) -> None:
    report = lint(tmp_path, at(url))
    assert message(report, "PC502") == f"this baseUrl is no usable base URL: {why}"
    assert severities(report, "PC502") == ["error"]
    assert texts(report, "PC502") == [f'"{url}"']
    assert not {"PC503", "PC504", "PC603"} & {one.code for one in report.findings}


@pytest.mark.parametrize("url", ["https://<resource>.example.com/v1", "REPLACE_WITH_YOUR_URL", "http://{host}:1/v1"])
def test_a_placeholder_is_a_warning(tmp_path: Path, url: str) -> None:
    report = lint(tmp_path, at(url))
    assert severities(report, "PC502") == ["warning"]
    assert message(report, "PC502").endswith("it still has a placeholder in it")


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8000/v1",
        "HTTP://127.0.0.1:8000/v1/",
        "http://[::1]:8000/v1",
        "http://gpu-box/v1",
        "https://me:word@10.0.0.1:8443/v1",
        "http://host.docker.internal:11434/v1",
        "${URL}/v1",
    ],
)
def test_pc502_is_silent(tmp_path: Path, url: str) -> None:
    assert not found(lint(tmp_path, at(url)), "PC502")


def test_white_space_is_taken_out(tmp_path: Path) -> None:
    files = at(" http://gpu-box:8000 /v1 ")
    (finding,) = found(lint(tmp_path, files), "PC502")
    assert fixed(files, finding) == at("http://gpu-box:8000/v1")


def test_white_space_stays_where_more_is_wrong(tmp_path: Path) -> None:
    (finding,) = found(lint(tmp_path, at("gpu box")), "PC502")
    assert finding.fix is None


def test_a_model_may_have_an_address_of_its_own(tmp_path: Path) -> None:
    model = 'models: [{ id: "a", name: "A", baseUrl: "gpu:x", contextWindow: 40960, maxTokens: 8192 }]'
    report = lint(tmp_path, openclaw(f'baseUrl: "http://gpu/v1", {model}'))
    assert texts(report, "PC502") == ['"gpu:x"']


# PC503


@pytest.mark.parametrize("host", ["llm.example.com", "8.8.8.8:8000", "172.32.0.1", "[2001:db8::1]:8000", "gpu.lan"])
def test_plain_http_to_the_internet(tmp_path: Path, host: str) -> None:
    report = lint(tmp_path, at(f"http://{host}/v1"))
    assert severities(report, "PC503") == ["warning"]


@pytest.mark.parametrize(
    "url",
    [
        "https://llm.example.com/v1",
        "http://192.168.0.10:8000/v1",
        "http://172.16.0.1/v1",
        "http://ollama:11434/v1",
        "http://vllm.vllm-system.svc.cluster.local:8000/v1",
        "http://vllm.default.svc:8000/v1",
        "http://nas.local/v1",
        "http://[fd00::1]/v1",
        "http://0.0.0.0:8000/v1",
    ],
)
def test_pc503_is_silent(tmp_path: Path, url: str) -> None:
    assert not found(lint(tmp_path, at(url)), "PC503")


# PC504


@pytest.mark.parametrize(
    ("url", "right"),
    [
        ("http://gpu:8000/v1/chat/completions", "http://gpu:8000/v1"),
        ("http://gpu:8000/v1/chat/completions/", "http://gpu:8000/v1"),
        ("http://gpu:8000/v1/completions", "http://gpu:8000/v1"),
        ("http://gpu:8000/v1/models", "http://gpu:8000/v1"),
        ("http://gpu:8000/v1/v1", "http://gpu:8000/v1"),
        ("http://gpu:8000/v1/v1/v1/chat/completions", "http://gpu:8000/v1"),
        ("https://integrate.api.nvidia.com", "https://integrate.api.nvidia.com/v1"),
        ("https://integrate.api.nvidia.com/", "https://integrate.api.nvidia.com/v1"),
        ("https://integrate.api.nvidia.com/v1/chat/completions", "https://integrate.api.nvidia.com/v1"),
        ("https://openrouter.ai/v1", "https://openrouter.ai/api/v1"),
        ("https://openrouter.ai/api", "https://openrouter.ai/api/v1"),
        ("https://api.groq.com/v1", "https://api.groq.com/openai/v1"),
    ],
)
def test_a_path_that_is_none_of_a_base_url(tmp_path: Path, url: str, right: str) -> None:
    files = at(url)
    (finding,) = found(lint(tmp_path, files), "PC504")
    assert finding.severity.label == "warning"
    assert fixed(files, finding) == at(right)
    assert not found(lint(tmp_path, at(right)), "PC504")


@pytest.mark.parametrize(
    "url",
    [
        "http://gpu:8000/v1",
        "http://gpu:8000/v1/",
        "https://api.deepseek.com",
        "https://open.bigmodel.cn/api/paas/v4",
        "https://generativelanguage.googleapis.com/v1beta/openai",
        "https://me.openai.azure.com/openai/deployments/x",
    ],
)
def test_pc504_is_silent(tmp_path: Path, url: str) -> None:
    assert not found(lint(tmp_path, at(url)), "PC504")


@pytest.mark.parametrize("api", ["anthropic-messages", "google-generative-ai", "ollama", "${API}"])
def test_other_protocols_have_other_paths(tmp_path: Path, api: str) -> None:
    assert not found(lint(tmp_path, at("http://gpu:8000", f'api: "{api}"')), "PC504")


@pytest.mark.parametrize("files", [at("http://litellm:4000"), pai("provider: vllm\n  endpoint: http://vllm:8000")])
def test_no_version_is_worth_knowing(tmp_path: Path, files: dict[str, str]) -> None:
    assert severities(lint(tmp_path, files), "PC504") == ["info"]


# PC505

NIM = "https://integrate.api.nvidia.com/v1"


@pytest.mark.parametrize("api", ["openai-responses", "anthropic-messages", "ollama"])
def test_nvidia_speaks_chat_completions(tmp_path: Path, api: str) -> None:
    files = at(NIM, f'api: "{api}"')
    (finding,) = found(lint(tmp_path, files), "PC505")
    assert finding.severity.label == "error"
    assert fixed(files, finding) == at(NIM)


def test_the_default_of_old_releases_is_another(tmp_path: Path) -> None:
    files = openclaw(f'baseUrl: "{NIM}", {MODELS}')
    report = lint(tmp_path, files, releases=("2026.3.31", "2026.4.29"))
    (finding,) = found(report, "PC505")
    assert finding.releases == ("2026.3.31",)
    assert 'api: "openai-completions"' in fixed(files, finding)["openclaw.json"]


def test_the_builtin_provider_is_nvidia_too(tmp_path: Path) -> None:
    files = openclaw('api: "openai-responses", apiKey: "none"', "nvidia")
    assert severities(lint(tmp_path, files), "PC505") == ["error"]


def test_a_model_has_an_api_of_its_own(tmp_path: Path) -> None:
    model = 'models: [{ id: "a", name: "A", api: "openai-responses", contextWindow: 40960, maxTokens: 8192 }]'
    files = openclaw(f'baseUrl: "{NIM}", api: "openai-completions", {model}')
    assert texts(lint(tmp_path, files), "PC505") == ['"openai-responses"']


@pytest.mark.parametrize("api", ["openai-completions", "openai", "opnai-completions", "${API}"])
def test_what_is_no_protocol_is_a_wrong_shape(tmp_path: Path, api: str) -> None:
    assert not found(lint(tmp_path, at(NIM, f'api: "{api}"')), "PC505")


def test_pai_calls_nvidia_openai(tmp_path: Path) -> None:
    files = pai(f"provider: vllm\n  endpoint: {NIM}")
    (finding,) = found(lint(tmp_path, files), "PC505")
    assert finding.severity.label == "warning"
    assert fixed(files, finding) == pai(f"provider: openai\n  endpoint: {NIM}")
    assert not found(lint(tmp_path, pai(f"provider: nvidia\n  endpoint: {NIM}")), "PC505")


# PC506


@pytest.mark.parametrize("key", ["${OPENAI_API_KEY}", "OPENAI_API_KEY", "$OPENAI_API_KEY"])
def test_the_key_of_another_vendor(tmp_path: Path, key: str) -> None:
    report = lint(tmp_path, at(NIM, f'apiKey: "{key}"'))
    assert texts(report, "PC506") == [f'"{key}"']
    assert message(report, "PC506") == "a key of OpenAI, by its name, is sent to NVIDIA"


def test_the_name_of_another_vendor(tmp_path: Path) -> None:
    files = openclaw(f'baseUrl: "{NIM}", apiKey: "${{OPENAI_API_KEY}}", {MODELS}', "openai")
    report = lint(tmp_path, files)
    assert message(report, "PC506") == '"openai" has an address of NVIDIA'
    assert texts(report, "PC506") == [f'"{NIM}"']


@pytest.mark.parametrize(
    "provider",
    [
        f'baseUrl: "{NIM}", apiKey: "${{NVIDIA_API_KEY}}"',
        f'baseUrl: "{NIM}", apiKey: "${{MY_KEY}}"',
        f'baseUrl: "{NIM}", apiKey: "${{OPENAI_COMPATIBLE_KEY}}"',
        'baseUrl: "https://generativelanguage.googleapis.com/v1beta", apiKey: "${GEMINI_API_KEY}"',
        'baseUrl: "https://me.openai.azure.com/openai/v1", apiKey: "${AZURE_OPENAI_API_KEY}"',
        'baseUrl: "https://llm.example.com/v1", apiKey: "${OPENAI_API_KEY}"',
        'baseUrl: "${URL}", apiKey: "${OPENAI_API_KEY}"',
    ],
)
def test_pc506_is_silent(tmp_path: Path, provider: str) -> None:
    assert not found(lint(tmp_path, openclaw(f"{provider}, {MODELS}")), "PC506")


def test_a_secret_is_named_after_its_vendor(tmp_path: Path) -> None:
    spec = f"provider: openai\n  endpoint: {NIM}\n  apiKeySecretRef: {{ name: openai-key, key: api-key }}"
    report = lint(tmp_path, pai(spec))
    assert texts(report, "PC506") == ["openai-key"]
    assert not found(lint(tmp_path, pai(spec.replace("openai-key", "nvidia-key"))), "PC506")


@pytest.mark.parametrize("kind", ["anthropic", "gemini", "openrouter"])
def test_an_endpoint_of_a_native_type_is_worth_knowing(tmp_path: Path, kind: str) -> None:
    report = lint(tmp_path, pai(f"provider: {kind}\n  endpoint: https://llm.example.com/v1"))
    assert severities(report, "PC506") == ["info"]
    assert not found(lint(tmp_path, pai(f'provider: {kind}\n  endpoint: ""')), "PC506")


# PC507


@pytest.mark.parametrize("version", ["", '\n  apiVersion: ""', "\n  apiVersion: null"])
def test_azure_needs_a_version(tmp_path: Path, version: str) -> None:
    report = lint(tmp_path, pai(f"provider: azure-openai\n  endpoint: https://me.openai.azure.com{version}"))
    assert severities(report, "PC507") == ["error"]


@pytest.mark.parametrize("version", ['"2024-10-21"', "2024-10-21", "${VERSION}", "[a]"])
def test_a_version_is_there(tmp_path: Path, version: str) -> None:
    spec = f"provider: azure-openai\n  endpoint: https://me.openai.azure.com\n  apiVersion: {version}"
    assert not found(lint(tmp_path, pai(spec)), "PC507")


def test_a_version_for_others_is_worth_knowing(tmp_path: Path) -> None:
    report = lint(tmp_path, pai('provider: openai\n  apiVersion: "2024-10-21"'))
    assert severities(report, "PC507") == ["info"]
    assert not found(lint(tmp_path, pai('provider: ${TYPE}\n  apiVersion: "2024-10-21"')), "PC507")
