import ipaddress
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcheck.catalog.hosts import host, is_hosted_nim, is_local, vendor

LABEL = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
NAME = st.lists(LABEL, min_size=1, max_size=4).map(".".join)
URL = st.builds(
    "{}://{}{}{}{}".format,
    st.sampled_from(["http", "https", "HTTPS", "ws"]),
    st.sampled_from(["", "me@", "me:secret@", "a@b@"]),
    NAME | st.ip_addresses(v=4).map(str) | st.ip_addresses(v=6).map("[{}]".format),
    st.sampled_from(["", ":80", ":8000", ":PORT"]),
    st.sampled_from(["", "/", "/v1", "/v1?x=@y", "#z", "?a=b://c"]),
)
LOCAL_NETWORKS = [
    ipaddress.ip_network(text)
    for text in (
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "100.64.0.0/10",
        "0.0.0.0/8",
    )
]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://integrate.api.nvidia.com/v1", "integrate.api.nvidia.com"),
        (" HTTPS://Integrate.API.NVIDIA.com:443/v1/ ", "integrate.api.nvidia.com"),
        ("https://user:pass@api.openai.com/v1", "api.openai.com"),
        ("http://localhost:PORT/v1", "localhost"),
        ("http://[::1]:8000/v1", "::1"),
        ("http://[fe80::1%25eth0]/", "fe80::1%25eth0"),
        ("https://api.openai.com./v1", "api.openai.com"),
        ("https://api.openai.com?x=1", "api.openai.com"),
        ("https://api.openai.com#x", "api.openai.com"),
        ("https:\\\\api.openai.com", "https"),
        ("integrate.api.nvidia.com/v1", "integrate.api.nvidia.com"),
        ("localhost:11434", "localhost"),
        ("a.example/x?to=https://b.example", "a.example"),
        ("https://bücher.example/v1", "bücher.example"),
        ("", None),
        ("   ", None),
        ("https://", None),
        ("https:///v1", None),
        ("/v1", None),
        ("https://[::1/v1", None),
        ("https://<your-resource>.openai.azure.com/", None),
        ("https://${HOST}/v1", None),
        ("https://{{ host }}/v1", None),
        ("not a url", None),
        ("https://.", None),
    ],
)
def test_the_host_of_a_url(url: str, expected: str | None) -> None:
    assert host(url) == expected


@given(URL)
def test_hosts_are_those_that_the_standard_library_reads(url: str) -> None:
    expected = urlsplit(url).hostname
    assert host(url) == expected


@given(st.text() | st.text("htps:/[]@.%#?\\ \0é1", max_size=20))
def test_no_text_breaks_it(text: str) -> None:
    name = host(text)
    assert name is None or (name and name == name.lower() and "/" not in name and " " not in name)
    assert is_hosted_nim(text) is (name == "integrate.api.nvidia.com")
    assert vendor(text) is None or name is not None
    assert not is_local(text) or name is not None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://integrate.api.nvidia.com/v1", True),
        ("https://integrate.api.nvidia.com", True),
        ("http://INTEGRATE.api.nvidia.com:443/v1/chat/completions", True),
        ("https://integrate.api.nvidia.com.evil.example/v1", False),
        ("https://evil.example/integrate.api.nvidia.com", False),
        ("https://integrate.api.nvidia.com@evil.example/v1", False),
        ("https://ai.api.nvidia.com/v1", False),
        ("http://nim.models.svc.cluster.local:8000/v1", False),
    ],
)
def test_hosted_nim(url: str, expected: bool) -> None:
    assert is_hosted_nim(url) is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://integrate.api.nvidia.com/v1", "nvidia"),
        ("https://api.openai.com/v1", "openai"),
        ("https://eu.api.openai.com/v1", "openai"),
        ("https://acme.openai.azure.com/openai", "openai"),
        ("https://api.groq.com/openai/v1", "groq"),
        ("https://openrouter.ai/api/v1", "openrouter"),
        ("https://eu.openrouter.ai/api/v1", "openrouter"),
        ("https://notopenrouter.ai/api/v1", None),
        ("https://api.business.githubcopilot.com", "github-copilot"),
        ("https://europe-west4-aiplatform.googleapis.com/v1", "google"),
        ("https://generativelanguage.googleapis.com/v1beta", "google"),
        ("https://open.bigmodel.cn/api/coding/paas/v4", "zai"),
        ("https://api.moonshot.ai/v1", "moonshot"),
        ("https://api.moonshot.ai/v1/", "moonshot"),
        ("HTTPS://API.moonshot.ai/v1?x=1", "moonshot"),
        ("api.moonshot.ai/v1", "moonshot"),
        ("https://api.moonshot.ai/anthropic", None),
        ("https://opencode.ai/zen/go/v1", "opencode-go"),
        ("https://opencode.ai/zen/v1", "opencode"),
        ("https://dashscope.aliyuncs.com/compatible-mode/v1", "qwen"),
        ("https://dashscope.aliyuncs.com/apps/anthropic", None),
        ("https://googleapis.com/v1", None),
        ("https://llm.example.com/v1", None),
        ("http://localhost:11434/v1", None),
        ("", None),
    ],
)
def test_the_vendor_behind_a_url(url: str, expected: str | None) -> None:
    assert vendor(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:11434/v1",
        "http://LOCALHOST",
        "http://models.localhost/v1",
        "http://127.0.0.1:8000/v1",
        "http://127.8.9.10",
        "http://0.0.0.0:8000",
        "http://10.1.2.3/v1",
        "http://172.16.0.1",
        "http://172.31.255.255",
        "http://192.168.0.10:8000/v1",
        "http://169.254.169.254",
        "http://[::1]:8000",
        "http://[fd00::1]",
        "http://[fe80::1%25eth0]",
        "http://[::ffff:10.0.0.1]",
        "http://[::]",
        "http://llm:13001/v1",
        "http://litellm",
        "http://nas.local/v1",
        "http://vllm.models.svc:8000/v1",
        "http://vllm.models.svc.cluster.local:8000/v1",
        "http://host.docker.internal:11434/v1",
        "http://llm.acme.internal",
    ],
)
def test_local(url: str) -> None:
    assert is_local(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://api.openai.com/v1",
        "http://8.8.8.8",
        "http://172.15.0.1",
        "http://172.32.0.1",
        "http://11.0.0.1",
        "http://192.169.0.1",
        "http://127.0.0.1.evil.example",
        "http://local.example.com",
        "http://mylocal",  # a single label
        "http://notlocalhost.com",
        "http://internal.example.com",
        "http://[2001:4860:4860::8888]",
        "http://[::ffff:8.8.8.8]",
        "http://[1:2]",
        "http://134744072",
        "http://" + "9" * 5000 + ".0.0.1",
        "http://<your-host>/v1",
        "",
    ],
)
def test_not_local(url: str) -> None:
    assert is_local(url) is (url == "http://mylocal")


@given(st.ip_addresses(v=4))
def test_local_addresses_are_those_of_the_local_networks(address: ipaddress.IPv4Address) -> None:
    assert is_local(f"http://{address}:8000/v1") is any(address in network for network in LOCAL_NETWORKS)
