"""Pictures for the tests of the formats that draw them, built by hand."""

from __future__ import annotations

from provcheck.finding import Finding, Related, ReleaseChoice, Severity
from provcheck.graph.picture import Fact, Marks, ModelRow, Picture, ProviderBox, RefRow, Scope, UserBox
from provcheck.syntax.source import Location, Source
from report_samples import place, report

HOSTILE = (
    'says "hi"',
    "it's",
    "</script><img src=x onerror=alert(1)>",
    "<!-- a comment --> <![CDATA[ ]]>",
    "two\nlines\r\nand\ta tab",
    "a -- b --> c --x d",
    "[x](https://example.com) **bold** `code`",
    "{|a|b|} || <record>",
    "\u202egnp.exe",
    "\U0001f980 \U0001d518\U0001d52b",
    "漢字のモデル",
    "e\u0301\u0302\u0303",
    "",
    " ",
    "\x00\x1b[31mred\x7f\x85",
    "\ufffe\uffff",
    "%%{init: {'theme':'forest'}}%%",
    "end",
    "subgraph",
    "#quot;&amp;&#60;;",
    "\\N \\G \\l \\",
    "$x$ $$y$$",
    "o" * 300,
)
"""Names that mean something to a language in which pictures are written, or have no width, or too much of it."""

OPENCLAW = Source(
    "openclaw.json",
    """\
{
  agents: {
    defaults: { model: { primary: "nvidia/openai/gpt-oss-120b", fallbacks: ["nvidia/openai/gpt-oss-20b"] } },
    list: [{ id: "main" }],
  },
  models: { providers: { nvidia: { baseUrl: "https://integrate.api.nvidia.com/v1", api: "openai-completions", models: [
    { id: "openai/gpt-oss-120b", contextWindow: 131072, maxTokens: 8192 },
    { id: "openai/gpt-oss-20b", contextWindow: 131072, maxTokens: 8192 },
  ] } } },
}
""",
)
PAI = Source(
    "agents/pai.yaml",
    """\
kind: Agent
metadata: { name: coder, namespace: team-a }
models: [anthropic/claude-opus-4-8, nvidia/z-ai/glm4.7, nvidia/deepseek-ai/deepseek-v3, nvdia/openai/gpt-oss-20b]
allowedModels: [z-ai/glm4.7, meta/llama-3.1-70b-instruct]
deniedModels: [deepseek-ai/deepseek-v3]
configFiles: embedded
""",
)
WINDOW = (Fact("context_window", 131072, "tokens"), Fact("max_tokens", 8192, "tokens"))


def simple() -> Picture:
    """A configuration of OpenClaw's without a fault: an agent that inherits from the defaults, a provider, two models."""
    return Picture((_openclaw("s0", "openclaw.json", None),), report(openclaw=(_release("openclaw.json"),)), ())


def faulty() -> Picture:
    """Everything that can be wrong or odd: a namespace of Pai's, what an agent of it embeds, and hostile names."""
    return Picture(
        (_pai(), _openclaw("s1", "agents/pai.yaml#coder/openclaw.json", "s0.u0"), _hostile()),
        report(*_findings(), openclaw=(_release("agents/pai.yaml"),)),
        (7,),
    )


def large(agents: int, providers: int, models: int) -> Picture:
    """A configuration of many agents, each with a primary and three fallbacks among providers with so many models."""
    boxes = tuple(
        ProviderBox(
            f"s0.p{one}",
            f"provider-{one}",
            "configured",
            "openai-completions",
            f"https://models-{one}.example.com/v1",
            (),
            tuple(_model(f"s0.p{one}", two, f"vendor-{two % 5}/model-{two}", facts=WINDOW) for two in range(models)),
            (),
            None,
        )
        for one in range(providers)
    )
    users = tuple(
        UserBox(f"s0.u{one}", f"agent-{one}", "agent", (), _refs_of_many(one, boxes), None, (), None)
        for one in range(agents)
    )
    return Picture((Scope("s0", "openclaw", "openclaw.json", "2026.9.6", None, users, boxes, ()),), report(), ())


def hostile(*names: str) -> Picture:
    """A picture in which these names are everything's: an agent, a ref, a provider, a model and a fact each, marked."""
    return Picture((_named(names),), report(_finding(PAI, "coder", "PC203", Severity.ERROR, " ".join(names))), ())


def _openclaw(scope: str, title: str, host: str | None) -> Scope:
    nvidia = f"{scope}.p0"
    refs = (
        _ref(f"{scope}.u0", 0, "primary", "nvidia/openai/gpt-oss-120b", nvidia, f"{nvidia}.m0"),
        _ref(f"{scope}.u0", 1, "fallback 1", "nvidia/openai/gpt-oss-20b", nvidia, f"{nvidia}.m1"),
    )
    models = (
        _model(nvidia, 0, "openai/gpt-oss-120b", facts=WINDOW, at=place(OPENCLAW, '"openai/gpt-oss-120b"')),
        _model(nvidia, 1, "openai/gpt-oss-20b", facts=WINDOW, at=place(OPENCLAW, '"openai/gpt-oss-20b"')),
    )
    endpoint = "https://integrate.api.nvidia.com/v1"
    users = (
        UserBox(f"{scope}.u0", "defaults", "defaults", (), refs, None, (), place(OPENCLAW, "defaults")),
        UserBox(f"{scope}.u1", "main", "agent", (), (), f"{scope}.u0", (), place(OPENCLAW, '"main"')),
    )
    provider = ProviderBox(
        nvidia, "nvidia", "configured", "openai-completions", endpoint, (), models, (), place(OPENCLAW, "nvidia:")
    )
    return Scope(scope, "openclaw", title, "2026.9.6", host, users, (provider,), ())


def _pai() -> Scope:
    refs = (
        _ref("s0.u0", 0, "primary", "anthropic/claude-opus-4-8", "s0.p1", "s0.p1.m0", at=place(PAI, "anthropic/")),
        _ref("s0.u0", 1, "fallback 1", "nvidia/z-ai/glm4.7", "s0.p0", "s0.p0.m0", (3,), place(PAI, "nvidia/z-ai")),
        _ref("s0.u0", 2, "fallback 2", "nvidia/deepseek-ai/deepseek-v3", "s0.p0", "s0.p0.m2", (1,)),
        _ref("s0.u0", 3, "fallback 3", "nvdia/openai/gpt-oss-20b", "s0.p2", None, (0,), place(PAI, "nvdia/")),
        _ref("s0.u0", 4, "fallback 4", "gpt-oss-20b", None, None, (4,)),
    )
    coder = UserBox("s0.u0", "coder", "agent", (Fact("runtime", "openclaw"),), refs, None, (), place(PAI, "coder"))
    fallbacks = (
        _ref("s0.u1", 0, "fallback 1", "anthropic/claude-opus-4-8", "s0.p1", "s0.p1.m0"),
        _ref("s0.u1", 1, "may be chosen", "nvidia/meta/llama-3.1-70b-instruct", "s0.p0", "s0.p0.m1"),
    )
    models = (
        _model("s0.p0", 0, "z-ai/glm4.7", (Fact("retired", "2026-05-14"),), (2,), place(PAI, "z-ai/glm4.7,")),
        _model("s0.p0", 1, "meta/llama-3.1-70b-instruct"),
        _model("s0.p0", 2, "deepseek-ai/deepseek-v3", standing="denied"),
        _model("s0.p0", 3, "z-ai/glm-9", standing="unlisted"),
    )
    budgets = (
        Fact("request_cap", 128000, "tokens"),
        Fact("daily_cap", 5000000, "tokens a day"),
        Fact("external_access", value=True),
        Fact("external_cap", 2000000, "tokens a day"),
    )
    providers = (
        ProviderBox(
            "s0.p0",
            "nvidia",
            "configured",
            "openai",
            "https://integrate.api.nvidia.com/v1",
            budgets,
            models,
            (5,),
            None,
        ),
        ProviderBox("s0.p1", "anthropic", "built-in", "anthropic", "", (), (_claude(),), (), None),
        ProviderBox("s0.p2", "nvdia", "missing", "", "", (), (), (), None),
        ProviderBox("s0.p3", "elsewhere", "elsewhere", "", "", (), (), (), None),
    )
    users = (coder, UserBox("s0.u1", "nvidia", "provider", (), fallbacks, None, (), None))
    return Scope("s0", "pai", "team-a", None, None, users, providers, (6,))


def _claude() -> ModelRow:
    return _model("s0.p1", 0, "claude-opus-4-8", (Fact("context_window", 1000000, "tokens"),), standing="known")


def _hostile() -> Scope:
    return _named(HOSTILE)


def _named(names: tuple[str, ...]) -> Scope:
    provider = ProviderBox(
        "s2.p0", names[0], "configured", names[0], names[0], (Fact(names[0], names[0], names[0]),),
        tuple(_model("s2.p0", index, name, (Fact(name, name, name),), (0,)) for index, name in enumerate(names)),
        (0,), None,
    )  # fmt: skip
    users = tuple(
        UserBox(
            f"s2.u{index}",
            name,
            "agent",
            (Fact("name", name),),
            (_ref(f"s2.u{index}", 0, name, name, "s2.p0", f"s2.p0.m{index}", (0,)),),
            None,
            (0,),
            None,
        )
        for index, name in enumerate(names)
    )
    others = tuple(
        ProviderBox(f"s2.p{index}", name, "missing", "", name, (), (), (0,), None)
        for index, name in enumerate(names[1:], 1)
    )
    return Scope("s2", "openclaw", names[0], names[0], None, users, (provider, *others), (0,))


def _findings() -> tuple[Finding, ...]:
    retired = 'NVIDIA retired "z-ai/glm4.7" on 2026-05-14 and answers HTTP 410'
    related = Related(place(PAI, "z-ai/glm4.7,"), "it is allowed here")
    return (
        _finding(PAI, "nvdia/", "PC201", Severity.ERROR, 'there is no provider "nvdia"'),
        _finding(PAI, "nvidia/deep", "PC204", Severity.ERROR, 'the provider "nvidia" does not allow the model'),
        _finding(PAI, "z-ai/glm4.7,", "PC307", Severity.ERROR, retired),
        _finding(PAI, "nvidia/z-ai", "PC409", Severity.WARNING, "the fallback's window is small")._replace(
            related=(related,), help="take a model with a larger window"
        ),
        _finding(PAI, "nvidia/z-ai", "PC202", Severity.ERROR, '"gpt-oss-20b" names no provider'),
        _finding(PAI, "allowedModels", "PC408", Severity.INFO, "a cap is assumed"),
        _finding(PAI, "configFiles", "PC110", Severity.WARNING, 'says </script> "twice"\nand more'),
        _finding(Source("broken.yaml", "a: ["), "[", "PC001", Severity.ERROR, "the list is not closed"),
    )


def _finding(source: Source, text: str, code: str, severity: Severity, message: str) -> Finding:
    return Finding(code, f"rule-{code.lower()}", severity, message, place(source, text))


def _release(path: str) -> ReleaseChoice:
    return ReleaseChoice(path, "2026.9.6", "newest known")


def _model(
    provider: str,
    index: int,
    name: str,
    facts: tuple[Fact, ...] = (),
    marks: Marks = (),
    at: Location | None = None,
    standing: str = "listed",
) -> ModelRow:
    return ModelRow(f"{provider}.m{index}", name, standing, facts, marks, at)


def _ref(
    user: str,
    index: int,
    role: str,
    text: str,
    provider: str | None,
    model: str | None,
    marks: Marks = (),
    at: Location | None = None,
) -> RefRow:
    return RefRow(f"{user}.r{index}", role, "chat", text, provider, model, marks, at)


def _refs_of_many(number: int, boxes: tuple[ProviderBox, ...]) -> tuple[RefRow, ...]:
    """Four refs, spread over the providers and their models so that none is like the next."""
    roles = ("primary", "fallback 1", "fallback 2", "may be chosen")
    chosen = [boxes[(number * 3 + step * 5) % len(boxes)] for step in range(len(roles))]
    models = [box.models[(number + step) % len(box.models)] for step, box in enumerate(chosen)]
    return tuple(
        _ref(f"s0.u{number}", step, role, f"{box.name}/{model.name}", box.id, model.id)
        for step, (role, box, model) in enumerate(zip(roles, chosen, models, strict=True))
    )
