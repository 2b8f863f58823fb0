from __future__ import annotations

from pathlib import Path

import pytest

from support import fixed, found, lint, message, places, related, severities

CODE = "PC707"


def service(*lines: str, kind: str = "Provider") -> dict[str, str]:
    """A manifest whose spec begins in line 5."""
    spec = "\n".join(f"  {line}" for line in lines)
    return {"s.yaml": f"apiVersion: pai.io/v1\nkind: {kind}\nmetadata: {{ name: mine }}\nspec:\n{spec}\n"}


def test_requests_of_models(tmp_path: Path) -> None:
    files = service("provider: openai", "externalAccess: { maxRequestsPerDay: 100 }", kind="ModelProvider")
    report = lint(tmp_path, files)
    assert places(report, CODE) == [(6, 40)]
    assert severities(report, CODE) == ["error"]
    (finding,) = found(report, CODE)
    assert finding.help == "write maxTokensPerDay, with a number of tokens"


def test_tokens_of_services(tmp_path: Path) -> None:
    report = lint(tmp_path, service("type: github", "externalAccess: { maxTokensPerDay: 5, maxRequestsPerDay: 5 }"))
    assert places(report, CODE) == [(6, 38)]
    assert found(report, CODE)[0].help == "drop it"


@pytest.mark.parametrize(
    ("mcp", "place", "text", "advice"),
    [
        ("{ transport: sse }", (6, 3), "transport sse needs url", "add url with the address of the server"),
        (
            "{ transport: stdio }",
            (6, 3),
            "transport stdio needs command",
            "add command with the program and its arguments",
        ),
        (
            '{ command: ["x"] }',
            (6, 3),
            "transport sse (the default) needs url",
            "add url with the address of the server, or write transport: stdio",
        ),
        (
            "{ transport: stdio, url: https://x }",
            (6, 3),
            "transport stdio needs command",
            "add command with the program and its arguments, or write transport: sse",
        ),
        ('{ transport: sse, url: "" }', (6, 31), "transport sse needs url", "add url with the address of the server"),
    ],
)
def test_an_mcp_server_that_cannot_be_reached(
    tmp_path: Path, mcp: str, place: tuple[int, int], text: str, advice: str
) -> None:
    report = lint(tmp_path, service("type: mcp", f"mcp: {mcp}"))
    assert places(report, CODE) == [place]
    assert severities(report, CODE) == ["error"]
    assert message(report, CODE) == f"an MCP server with {text}, and there is none"
    assert found(report, CODE)[0].help == advice


def test_an_mcp_server_without_settings(tmp_path: Path) -> None:
    assert places(lint(tmp_path, service("type: mcp")), CODE) == [(4, 1)]


def test_a_misspelt_transport(tmp_path: Path) -> None:
    files = service("type: mcp", "mcp: { transport: Stdio, command: [x] }")
    (finding,) = found(lint(tmp_path, files), CODE)
    assert fixed(files, finding) == service("type: mcp", "mcp: { transport: stdio, command: [x] }")


def test_a_transport_that_nobody_knows(tmp_path: Path) -> None:
    report = lint(tmp_path, service("type: mcp", "mcp: { transport: http }"))
    assert message(report, CODE) == 'transport must be "sse" or "stdio", not "http"'


def test_a_header_and_a_parameter(tmp_path: Path) -> None:
    auth = "auth: { type: api-key, secretRef: s, header: X-Key, param: key }"
    report = lint(tmp_path, service("type: http-token", auth))
    assert places(report, CODE) == [(6, 48)]
    assert severities(report, CODE) == ["warning"]
    assert related(found(report, CODE)[0]) == [("s.yaml", 6, 62)]


@pytest.mark.parametrize(
    "lines",
    [
        ["type: mcp", "mcp: { url: https://x }"],
        ["type: mcp", "mcp: { transport: '', url: https://x }"],
        ["type: mcp", "mcp: { transport: stdio, command: [x] }"],
        ["type: mcp", "mcp: { transport: ${T} }"],
        ["type: mcp", "mcp: { url: ${URL} }"],
        ["type: mcp", "mcp: { url: [x] }"],
        ["type: mcp", "mcp: x"],
        ["type: ${TYPE}", "mcp: {}"],
        ["type: github", "mcp: { transport: http }"],
        ["type: github", "auth: { header: a, param: b }"],
        ["type: http-token", "auth: { header: a }"],
        ["type: http-token", "auth: { header: a, param: '' }"],
        ["type: github", "externalAccess: { enabled: true, maxRequestsPerDay: 5 }"],
    ],
)
def test_what_is_right_or_unknown(tmp_path: Path, lines: list[str]) -> None:
    assert not found(lint(tmp_path, service(*lines)), CODE)


def test_a_model_providers_budget_in_tokens(tmp_path: Path) -> None:
    files = service("provider: openai", "externalAccess: { maxTokensPerDay: 100 }", kind="ModelProvider")
    assert not found(lint(tmp_path, files), CODE)
