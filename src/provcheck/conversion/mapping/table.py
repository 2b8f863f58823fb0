"""The mapping table, row by row.

OpenClaw's fields are those of nine releases of npm `openclaw` (2026.1.30 to 2026.9.6), Pai's those of its public
documentation (docs.pairun.dev, read in 2026-11). The page docs/conversion.md is made of this file.
"""

from __future__ import annotations

from typing import Final

from provcheck.conversion.entry import Outcome
from provcheck.conversion.mapping.row import (
    NOTHING,
    Row,
    Way,
    described,
    described_in_pai,
    dropped,
    dropped_of_pai,
    empty,
    exact,
    idle,
    idle_in_openclaw,
)

_P = "models.providers.*"
_M = f"{_P}.models.*"
_D = "agents.defaults"
_A = "agents.{list,entries}.*"
_ANY = "agents.{defaults,list.*,entries.*}"

_ONE_LIST = "Pai's agents have one list of models, for their conversations"
_NO_SUCH_SETTING = "Pai's gateway has no such setting"
_RUNTIME = "how OpenClaw runs its agents; Pai has its own ways"
_NOT_MODELS = "has nothing to do with models"
_NO_LIMIT = "OpenClaw does not limit this"
_NO_PLACE = "OpenClaw has nothing like it"
_CONTAINER = "how Pai runs the agent; OpenClaw has its own ways"
_NAME = "the name of the entry; refs follow where it has to change"
_CLUSTER = "written by the cluster"


# What both sides have.
_SHARED: Final = (
    exact(f"{_P}.baseUrl", "ModelProvider.spec.endpoint"),
    Row(
        f"{_P}.api",
        "ModelProvider.spec.provider",
        Way(Outcome.RENAMED, "the provider's type says which API it speaks"),
        Way(Outcome.RENAMED, "the api says what the type said"),
    ),
    Row(
        f"{_P}.apiKey.**",
        "ModelProvider.spec.apiKeySecretRef.name",
        Way(Outcome.NEEDS_YOU, "create the Secret that is named there", kept=True),
        Way(Outcome.NEEDS_YOU, "set the variable that is named there to the key in this Secret", kept=True),
    ),
    Row(
        "env.{,vars.}AZURE_OPENAI_API_VERSION",
        "ModelProvider.spec.apiVersion",
        Way(Outcome.RENAMED, "Pai has it for each provider"),
        Way(Outcome.RENAMED, "OpenClaw takes it from its environment, for all providers alike", kept=True),
    ),
    exact(f"{_M}.id", "ModelProvider.spec.allowedModels.*"),
    Row(
        f"{_M}.contextWindow",
        "ModelProvider.spec.maxTokensPerRequest",
        Way(Outcome.APPROXIMATED, "Pai has one cap for all models of a provider", kept=True),
        Way(Outcome.APPROXIMATED, "OpenClaw has no cap on requests; a window comes from the catalogue", kept=True),
    ),
    exact(f"{_ANY}.model{{,.primary,.fallbacks.**}}", "Agent.spec.models.*"),
    Row(_P, "ModelProvider.metadata.name", Way(Outcome.EXACT, _NAME), Way(Outcome.EXACT, _NAME)),
    exact("agents.list.*.id", "Agent.metadata.name"),
)

# Providers and models of OpenClaw.
_PROVIDERS: Final = (
    described(f"{_P}.{{auth,contextWindow,contextTokens,maxTokens}}", "OpenClaw's own note on the provider"),
    idle(f"{_P}.{{headers,request,params,localService,agentRuntime}}.**", _NO_SUCH_SETTING),
    idle(f"{_P}.{{authHeader,timeoutSeconds,region,injectNumCtxForOpenAICompat}}", _NO_SUCH_SETTING),
    empty(f"{_P}.models{{,.*}}"),
    described(f"{_M}.{{name,reasoning,maxTokens,contextTokens,metadataSource}}", "Pai knows models by id alone"),
    described(f"{_M}.{{input,cost,compat,mediaInput,thinkingLevelMap}}.**", "Pai knows models by id alone"),
    idle(f"{_M}.{{api,baseUrl}}", "Pai has one API and one address for all models of a provider"),
    idle(f"{_M}.{{headers,params,agentRuntime}}.**", _NO_SUCH_SETTING),
    described("models.mode", "how OpenClaw joins this file with its own catalogues"),
    idle("models.{catalogRefresh,pricing,bedrockDiscovery}.**", "how OpenClaw finds further models"),
    empty("models{,.providers}"),
)

# Agents of OpenClaw.
_AGENTS: Final = (
    idle(f"{_ANY}.model.timeoutMs", _NO_SUCH_SETTING),
    described(f"{_A}.{{default,name,description}}", "Pai knows agents by name alone"),
    described("agents.ownership", "Pai knows agents by name alone"),
    idle(f"{_ANY}.{{subagents,heartbeat}}.model.**", _ONE_LIST),
    idle(f"{_ANY}.{{utilityModel,decisionModel}}", _ONE_LIST),
    idle(f"{_D}.{{imageModel,pdfModel,voiceModel}}.**", _ONE_LIST),
    idle(f"{_D}.{{imageGenerationModel,videoGenerationModel,musicGenerationModel,mediaModels}}.**", _ONE_LIST),
    idle(f"{_D}.{{compaction.model,compaction.memoryFlush.model,embeddedAgent.cyberFailover.model}}.**", _ONE_LIST),
    idle(f"{_A}.{{tts.summaryModel,tools.exec.reviewer.model}}", _ONE_LIST),
    idle(f"{_ANY}.models.**", "Pai has no aliases, and parameters are not set there"),
    idle(f"{_ANY}.modelPolicy.**", "Pai allows models by provider"),
    idle(f"{_ANY}.params.**", _NO_SUCH_SETTING),
    idle(f"{_ANY}.contextTokens", "Pai has no budget for a conversation"),
    dropped(
        f"{_ANY}.{{workspace,cwd,skills,contextInjection,bootstrapMaxChars,bootstrapTotalMaxChars,experimental,"
        "contextLimits,memorySearch,humanDelay,typingMode,runRetries,agentRuntime,embeddedHarness,systemPromptOverride,"
        "embeddedPi,sandbox,thinkingDefault,verboseDefault,reasoningDefault,fastModeDefault,toolProgressDetail}.**",
        _RUNTIME,
    ),
    dropped(f"{_ANY}.{{compaction,embeddedAgent,subagents,heartbeat}}.**", _RUNTIME),
    dropped(f"{_A}.{{agentDir,identity,groupChat,skillsLimits,tts,tools,runtime,memory}}.**", _RUNTIME),
    dropped(
        f"{_D}.{{modelSelectionScope,pdfMaxMb,pdfMaxPages,pdfMaxBytesMb,silentReply,repoRoot,skipBootstrap,"
        "skipOptionalBootstrapFiles,userTimezone,startupContext,contextPruning,elevatedDefault,blockStreamingDefault,"
        "blockStreamingBreak,blockStreamingChunk,blockStreamingCoalesce,timeoutSeconds,mediaMaxMb,imageMaxDimensionPx,"
        "imageQuality,typingIntervalSeconds,systemAgent,authInheritance,sessionStore,maxConcurrent,promptOverlays,"
        "mediaGenerationAutoProviderFallback,bootstrapPromptTruncationWarning,timeFormat,envelopeTimezone,"
        "envelopeTimestamp,envelopeElapsed,cliBackends,silentReplyRewrite,llm}.**",
        _RUNTIME,
    ),
    empty("agents{,.list,.entries,.defaults,.list.*,.entries.*}"),
)

# The rest of OpenClaw's configuration.
_SECTIONS: Final = (
    Row(
        "env.{*,vars.*}",
        "",
        Way(Outcome.NEEDS_YOU, "a variable of OpenClaw's own; if it is a key, put it into the Secret of its provider"),
    ),
    dropped("env{,.vars,.shellEnv.**}", "Pai reads no variables into its manifests"),
    Row(
        "secrets.providers.*.{args,env}.**",
        "",
        Way(Outcome.NEEDS_YOU, "may hold a secret, and is not copied: put it in by hand"),
    ),
    idle("secrets.**", "where OpenClaw finds secrets; Pai has Secrets of its own"),
    dropped("auth.**", "how OpenClaw signs in; Pai signs in with the Secret of each provider"),
    idle("meta.migrations.**", "which of its own changes OpenClaw has made to the file"),
    described("meta.lastTouchedVersion", "which release wrote the file"),
    dropped("meta{,.lastTouchedAt}", "OpenClaw's own note on the file"),
    dropped("$schema", "a note for editors"),
    idle("tools.exec.reviewer.model", _ONE_LIST),
    idle("tools.media.{image,audio,video}.preferredModel", _ONE_LIST),
    idle("{tts,messages.tts}.summaryModel", _ONE_LIST),
    idle("hooks.{gmail.model,mappings.**}", _ONE_LIST),
    idle("channels.modelByChannel.**", _ONE_LIST),
    idle("channels.discord.{voice.model,accounts.*.voice.model}", _ONE_LIST),
    Row("skills.entries.provcheck.**", "", Way(Outcome.RENAMED, "what Pai alone has, kept since it came from there")),
    dropped(
        "{accessGroups,acp,agent,approvals,attachments,audio,audit,bindings,broadcast,browser,canvasHost,channels,cli,"
        "cloudWorkers,commands,commitments,crestodian,cron,desktop,diagnostics,discovery,gateway,heartbeat,hooks,"
        "logging,marketplaces,mcp,media,memory,memorySearch,messages,nodeHost,plugins,proxy,security,session,skills,"
        "surfaces,talk,telemetry,tools,transcripts,tts,tui,ui,update,web,wizard,worktreeAcceleration,worktreeRoot}.**",
        _NOT_MODELS,
    ),
)

# Providers of Pai.
_MODEL_PROVIDERS: Final = (
    Row("", "{ModelProvider,Agent}.{apiVersion,kind}", None, Way(Outcome.RENAMED, "its place says what it is")),
    described_in_pai("ModelProvider.spec.apiKeySecretRef.key", "the variable holds the key itself"),
    idle_in_openclaw(
        "ModelProvider.spec.deniedModels.*",
        "OpenClaw has no deny list; the model is left out of the provider's list, where it has one",
    ),
    idle_in_openclaw("ModelProvider.spec.maxTokensPerDay", _NO_LIMIT),
    idle_in_openclaw("ModelProvider.spec.{retry,externalAccess,guards}.**", _NO_PLACE),
    idle_in_openclaw("ModelProvider.spec.fallbacks.*", "in OpenClaw agents have fallbacks, providers have none"),
    Row(
        "",
        "ModelProvider.spec{,.apiKeySecretRef,.allowedModels,.deniedModels,.fallbacks,.guards}",
        None,
        Way(Outcome.EXACT, f"{NOTHING}, here and there"),
    ),
)

# Agents of Pai, and what every resource has.
_OTHERS: Final = (
    idle_in_openclaw("Agent.spec.{tokens,rateLimits}.**", _NO_LIMIT),
    idle_in_openclaw("Agent.spec.{guards,providers,skills,memories,triggers}.**", _NO_PLACE),
    idle_in_openclaw(
        "Agent.spec.{type,image,replicas,runAsUser,command,system,inbound,expose,volumes,configFiles,env,resources,"
        "autoscaling,filesystem,packages,harness,longRunning,agentDefinition,schedule,webhook,conversational,"
        "mcpServers,managedAgentDefinitions,modelBindings}.**",
        _CONTAINER,
    ),
    Row("", "Agent.spec{,.models}", None, Way(Outcome.EXACT, f"{NOTHING}, here and there")),
    Row("", "{ModelProvider,Agent}.metadata", None, Way(Outcome.EXACT, f"{NOTHING}, here and there")),
    described_in_pai("{ModelProvider,Agent}.metadata.namespace", "OpenClaw has no namespaces"),
    described_in_pai("{ModelProvider,Agent}.metadata.{labels,annotations,finalizers}.**", "a note on the resource"),
    dropped_of_pai(
        "{ModelProvider,Agent}.metadata.{creationTimestamp,deletionGracePeriodSeconds,deletionTimestamp,generateName,"
        "generation,managedFields,ownerReferences,resourceVersion,selfLink,uid}.**",
        _CLUSTER,
    ),
    dropped_of_pai("{ModelProvider,Agent}.status.**", _CLUSTER),
    idle_in_openclaw("{Provider,GuardBinding,AccessKey,Session,Skill,Memory}.**", _NO_PLACE),
    dropped_of_pai("{ModelBinding,AgentWorkload}.**", "Pai has replaced this kind: rewrite it first"),
)

TABLE: Final = (*_SHARED, *_PROVIDERS, *_AGENTS, *_SECTIONS, *_MODEL_PROVIDERS, *_OTHERS)
"""All rows. A path that fits several follows the one that names it most exactly."""
