"""The schema of Pai's manifests: its own form, what it accepts, and where it finds errors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from provcheck.rules import REGISTRY, Entry
from provcheck.rules.page import docstring
from provcheck.syntax import yaml
from provcheck.syntax.node import Mapping, Node, Scalar, Sequence, resolve
from rule_examples import examples

ROOT = Path(__file__).parents[2]
SCHEMA: dict[str, Any] = json.loads((ROOT / "schemas/pai.schema.json").read_text("utf-8"))
VALIDATOR = Draft7Validator(SCHEMA)

UNSET: tuple[Any, ...] = (None, "", [])
KINDS = {
    "ModelProvider", "Agent", "Provider", "GuardBinding", "AccessKey", "Session", "Skill", "Memory", "ModelBinding",
    "AgentWorkload",
}  # fmt: skip
ANNOTATIONS = {"description", "title", "examples"}
OURS = {"x-also", "x-like", "x-names", "x-with-endpoint"}
AT_THE_ROOT = {"$schema", "$id", "$comment", "allOf", "definitions", "properties", "required", "type", "x-checks"}
KEYWORDS = {
    "type", "properties", "additionalProperties", "patternProperties", "required", "enum", "const", "items", "minItems",
    "maxItems", "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "propertyNames",
    "minProperties", "anyOf", "x-legacy", "x-instead", "x-open",
}  # fmt: skip


def read(node: Node) -> Any:
    """A document's data as the schema wants it: without what Pai counts as unset."""
    node = resolve(node)
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [read(item) for item in node.items]
    assert isinstance(node, Mapping)
    members = {member.name: read(member.value) for member in (*node.merged, *node.members)}
    return {name: value for name, value in members.items() if value not in UNSET}


def documents(text: str) -> list[Any]:
    """The Pai documents of a stream."""
    found = [read(root) for root in yaml.read(text).roots]
    return [one for one in found if str(one.get("apiVersion")).startswith("pai.io/")]


def errors(document: object) -> list[str]:
    """Where the schema finds errors, and which keyword finds them; a missing or unknown key follows the keyword."""
    found = []
    for error in VALIDATOR.iter_errors(document):
        key = {"required": _missing, "additionalProperties": _unknown}.get(str(error.validator), lambda _: [""])
        pointer = "".join(f"/{part}" for part in error.absolute_path)
        found += [f"{pointer} {error.validator} {name}".strip() for name in key(error)]
    return sorted(set(found))


def _missing(error: Any) -> list[str]:
    return [name for name in error.validator_value if name not in error.instance]


def _unknown(error: Any) -> list[str]:
    return sorted(error.instance.keys() - error.schema["properties"].keys())


def manifest(kind: str, spec: str, metadata: str = "{name: a}") -> dict[str, Any]:
    (document,) = documents(f"apiVersion: pai.io/v1\nkind: {kind}\nmetadata: {metadata}\nspec: {spec}\n")
    assert isinstance(document, dict)
    return document


def subschemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """All schemas below the root, with their pointers; the choice of the kind is tested by itself."""
    for name in ("properties", "definitions"):
        for key, schema in SCHEMA[name].items():
            yield from _below(f"/{name}/{key}", schema)


def _below(pointer: str, schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield pointer, schema
    for name in ("properties", "patternProperties"):
        for key, inner in schema.get(name, {}).items():
            yield from _below(f"{pointer}/{name}/{key}", inner)
    for name in ("items", "additionalProperties", "propertyNames"):
        if isinstance(schema.get(name), dict):
            yield from _below(f"{pointer}/{name}", schema[name])
    for number, inner in enumerate(schema.get("anyOf", [])):
        yield from _below(f"{pointer}/anyOf/{number}", inner)


def test_it_is_a_draft_7_schema() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_it_says_where_it_comes_from() -> None:
    assert "https://docs.pairun.dev, read in 2026-11" in SCHEMA["$comment"]
    assert "publishes no schema" in SCHEMA["$comment"]


def test_the_root_chooses_the_kind_and_nothing_else() -> None:
    assert SCHEMA.keys() <= AT_THE_ROOT | ANNOTATIONS
    choices = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {"$ref": f"#/definitions/{kind}"},
        }
        for kind in KINDS
    ]
    assert sorted(SCHEMA["allOf"], key=str) == sorted(choices, key=str)


def test_each_kind_is_described_under_its_own_name() -> None:
    for kind in KINDS:
        definition = SCHEMA["definitions"][kind]
        assert definition["title"] == kind
        assert definition["description"]
        assert definition["properties"]["kind"]["const"] == kind


def test_only_what_the_generator_knows_is_used() -> None:
    for pointer, schema in subschemas():
        allowed = {"$ref", "description"} if "$ref" in schema else KEYWORDS | ANNOTATIONS | OURS
        assert schema.keys() <= allowed, pointer
        assert ("x-legacy" in schema) == ("x-instead" in schema), pointer


def test_every_object_says_what_becomes_of_other_keys() -> None:
    for pointer, schema in subschemas():
        is_object = schema.get("type") == "object"
        assert (schema.get("x-open") is True) + ("additionalProperties" in schema) == is_object, pointer


def test_every_key_has_a_description() -> None:
    for pointer, schema in subschemas():
        for key, inner in schema.get("properties", {}).items():
            assert inner.get("description", "").endswith("."), f"{pointer}/properties/{key}"


def test_every_definition_is_used_and_exists() -> None:
    text = json.dumps(SCHEMA)
    for name in SCHEMA["definitions"]:
        assert f'"#/definitions/{name}"' in text, name
    for pointer, schema in subschemas():
        if "$ref" in schema:
            assert schema["$ref"].removeprefix("#/definitions/") in SCHEMA["definitions"], pointer


def test_required_keys_are_known_keys() -> None:
    for pointer, schema in subschemas():
        assert set(schema.get("required", ())) <= schema.get("properties", {}).keys(), pointer


@pytest.mark.parametrize("folder", ["good", "nvidia-docs"])
def test_fixtures_are_accepted(folder: str) -> None:
    files = sorted((ROOT / "fixtures" / folder / "pai").glob("*.yaml"))
    assert files
    for file in files:
        for document in documents(file.read_text("utf-8")):
            assert errors(document) == [], file


@pytest.mark.parametrize("entry", REGISTRY, ids=lambda entry: entry.code)
def test_good_examples_of_rule_pages_are_accepted(entry: Entry) -> None:
    for example in examples(docstring(entry.load()), "Good"):
        for name, text in example.files.items():
            for document in documents(text) if name.endswith((".yaml", ".yml")) else ():
                assert errors(document) == [], name


FULL_PROVIDER = """
  provider: openai
  endpoint: https://llm.example.com/v1
  apiVersion: ""
  apiKeySecretRef: {name: lab-key, key: api-key}
  allowedModels: [openai/gpt-oss-20b]
  deniedModels: []
  maxTokensPerDay: 1_000_000
  maxTokensPerRequest: 131072
  retry: {maxAttempts: 5, initialBackoffMs: 100, maxBackoffMs: 2000}
  fallbacks: [lab/openai/gpt-oss-20b]
  guards: [{binding: strict, scan: {prompts: true, responses: true, somethingNew: [bash]}, enforcement: audit}]
  externalAccess: {enabled: true, maxTokensPerDay: 1000}
"""
FULL_AGENT = """
  harness: custom
  longRunning: true
  image: ghcr.io/example/clerk:1
  replicas: 2
  runAsUser: 1000
  command: [clerk, --serve]
  system: You sort the mail.
  models: [lab/openai/gpt-oss-20b]
  providers: [mail]
  guards: [{binding: strict}]
  inbound: {port: 8080, allowCIDRs: [10.0.0.0/8], customDomain: clerk.example.com}
  expose: [{urlPath: /out, directory: /data/out}]
  volumes: [{name: data, mountPath: /data, size: 2Gi}]
  configFiles: [{path: /etc/clerk.json, content: "{}"}]
  env: [{name: LEVEL, value: debug}, {name: EMPTY, value: ""}, {name: URL, secretRef: {name: urls, key: url}}]
  tokens: {maxPerDay: 1_000_000, maxPerRequest: 8000}
  rateLimits: {maxRequestsPerMinute: 10, maxConcurrentRequests: 2, maxCostPerDayUSD: 2.5}
  resources: {requests: {cpu: 250m, memory: 1Gi}, limits: {cpu: 2, memory: 2Gi, nvidia.com/gpu: 1}}
  autoscaling: {minReplicas: 1, maxReplicas: 3, metrics: [{type: tokenRate, targetValuePerReplica: 20}]}
  filesystem: {readOnlyPaths: [/etc], somethingNew: true}
  packages: {npm: [left-pad], pip: [rich]}
  skills: [{name: sorting, mountPath: /skills}]
  memories: [{name: habits, mountPath: /memory, access: readOnly, instructions: Read it first.}]
"""
FULL_SERVICE = """
  type: http-token
  host: api.example.com
  auth: {type: api-key, secretRef: t, secretKey: k, agentEnvVar: T, header: X-Key, prefix: "", param: key}
  config: {region: eu-central-1, project: p, tenantId: t, services: [s3]}
  mcp: {transport: sse, url: https://mcp.example.com/sse, command: [mcp]}
  policy:
    allow: ["*"]
    deny: [repo:delete]
    httpRules: [{methods: [GET], paths: ["/v1/*"], effect: allow}]
    mcp: {allowedTools: [a], deniedTools: [b]}
  scope: {repositories: [example/mail], channels: ["#mail"], resources: ["arn:aws:s3:::mail"]}
  audit: {logRequests: false, enforcement: audit}
  externalAccess: {enabled: true, maxRequestsPerDay: 100}
"""
FULL_GUARD = """
  classifier: {type: custom, endpoint: "http://guard:8080", model: m, auth: {type: api-key, secretRef: guard}}
  thresholds: {injection: 0.8, somethingNew: 1}
  somethingNew: true
"""
FULL_BINDING = """
  provider: gemini
  model: m
  maxTokensPerDay: 1000
  maxTokensPerRequest: 100
  apiKeySecretRef: {name: google, key: token}
"""
FULL_WORKLOAD = """
  image: ghcr.io/example/clerk:1
  runAsUser: 1000
  modelBindings: [flash]
  providers: [mail]
"""


@pytest.mark.parametrize(
    ("kind", "spec"),
    [
        ("ModelProvider", FULL_PROVIDER),
        ("ModelProvider", "{provider: anthropic}"),
        ("ModelProvider", "{provider: vllm, maxTokensPerDay: 0, retry: {maxAttempts: 1}}"),
        ("ModelProvider", "{provider: vllm, endpoint: null, allowedModels: [], guards: []}"),
        ("Agent", FULL_AGENT),
        ("Agent", "{triggers: [{webhook: {}}, {schedule: '0 9 * * 1'}, {slack: {channel: mail}}, {email: null}]}"),
        ("Agent", "{type: task, agentDefinition: clerk, schedule: daily, webhook: true, mcpServers: [a]}"),
        ("Agent", "{conversational: true, managedAgentDefinitions: {a: b}, modelBindings: [flash]}"),
        ("Agent", "{}"),
        ("Provider", FULL_SERVICE),
        ("Provider", "{type: mcp, mcp: {transport: stdio, command: [npx, server]}}"),
        ("Provider", "{type: github, auth: {type: pat, secretRef: pat}}"),
        ("GuardBinding", FULL_GUARD),
        ("GuardBinding", "{classifier: {type: llamaGuard}}"),
        ("AccessKey", "{anything: [1, {a: b}]}"),
        ("Session", "{anything: 1}"),
        ("Skill", "{anything: 1}"),
        ("Memory", "{anything: 1}"),
        ("ModelBinding", FULL_BINDING),
        ("ModelBinding", "{provider: openai, model: m}"),
        ("AgentWorkload", FULL_WORKLOAD),
        ("AgentWorkload", "{image: i, somethingNew: 1}"),
        ("Team", "[not, ours]"),
    ],
)
def test_what_is_accepted(kind: str, spec: str) -> None:
    assert errors(manifest(kind, spec)) == []


FULL = [
    ("ModelProvider", FULL_PROVIDER),
    ("Agent", FULL_AGENT),
    ("Provider", FULL_SERVICE),
    ("GuardBinding", FULL_GUARD),
    ("ModelBinding", FULL_BINDING),
    ("AgentWorkload", FULL_WORKLOAD),
]
OPEN = {"scan", "filesystem", "packages", "thresholds", "AgentWorkload/spec", "GuardBinding/spec"}
UNDOCUMENTED = {"somethingNew", "pip"}


def spots(value: Any, pointer: str = "") -> Iterator[tuple[str, Any, Any]]:
    """All documented values inside a value: pointer, holder and key."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if key not in UNDOCUMENTED:
            yield f"{pointer}/{key}", value, key
            if isinstance(inner, dict | list):
                yield from spots(inner, f"{pointer}/{key}")


@pytest.mark.parametrize(("kind", "spec"), FULL, ids=[kind for kind, _ in FULL])
def test_every_value_has_a_type(kind: str, spec: str) -> None:
    document = manifest(kind, spec)
    for pointer, holder, key in [*spots(document["spec"], "/spec"), ("/metadata", document, "metadata")]:
        right = holder[key]
        holder[key] = 5 if isinstance(right, dict | list) else [right]
        assert f"{pointer} type" in errors(document), pointer
        holder[key] = right


@pytest.mark.parametrize(("kind", "spec"), FULL, ids=[kind for kind, _ in FULL])
def test_no_number_is_negative(kind: str, spec: str) -> None:
    document = manifest(kind, spec)
    for pointer, holder, key in spots(document["spec"], "/spec"):
        right = holder[key]
        if type(right) in {int, float} and not pointer.startswith(("/spec/resources", "/spec/thresholds")):
            holder[key] = -1
            assert errors(document) == [f"{pointer} minimum"]
            holder[key] = right


@pytest.mark.parametrize(("kind", "spec"), FULL, ids=[kind for kind, _ in FULL])
def test_unknown_keys_are_found_where_the_keys_are_documented(kind: str, spec: str) -> None:
    document = manifest(kind, spec)
    places = [("", {"": document}, ""), *spots(document)]
    for pointer, holder, key in places:
        value = holder[key]
        if isinstance(value, dict) and key not in {"requests", "limits"}:
            value["odd"] = 1
            is_open = key in OPEN or f"{kind}{pointer}" in OPEN
            assert errors(document) == ([] if is_open else [f"{pointer} additionalProperties odd".strip()])
            del value["odd"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_needs_a_name(kind: str) -> None:
    document = {"apiVersion": "pai.io/v1", "kind": kind}
    assert "required metadata" in errors(document)
    assert "/metadata required name" in errors(document | {"metadata": {}})
    undocumented = kind in {"AccessKey", "Session", "Skill", "Memory"}
    assert ("required spec" in errors(document)) != undocumented


@pytest.mark.parametrize("kind", ["AccessKey", "Session", "Skill", "Memory"])
def test_kinds_whose_manifests_are_not_documented_are_open(kind: str) -> None:
    assert errors({"apiVersion": "pai.io/v1", "kind": kind, "metadata": {"name": "a"}, "data": {}}) == []


def test_kubernetes_own_keys_are_accepted() -> None:
    document = manifest(
        "Agent",
        "{models: [a/b]}",
        """
  name: a
  namespace: team-a
  generateName: a-
  labels: {app: clerk}
  annotations: {provcheck.dev/model: "{}"}
  uid: 6f1f
  resourceVersion: "12"
  generation: 3
  creationTimestamp: 2026-11-01T00:00:00Z
  deletionTimestamp: 2026-11-02T00:00:00Z
  deletionGracePeriodSeconds: 30
  finalizers: [pai.io/cleanup]
  ownerReferences: [{apiVersion: pai.io/v1, kind: Agent, name: b, uid: 6f20}]
  managedFields: [{manager: pai, operation: Apply}]
  selfLink: /a""",
    )
    document["status"] = {"ready": True}
    assert errors(document) == []


@pytest.mark.parametrize(
    ("kind", "spec", "expected"),
    [
        ("ModelProvider", "{endpoint: 'https://a/v1'}", ["/spec required provider"]),
        ("ModelProvider", "{provider: nvidia}", ["/spec/provider enum"]),
        ("ModelProvider", "{provider: google, endpint: a}", ["/spec additionalProperties endpint", "/spec/provider enum"]),
        ("ModelProvider", "{provider: openai, apiKeySecretRef: key}", ["/spec/apiKeySecretRef type"]),
        (
            "ModelProvider",
            "{provider: openai, apiKeySecretRef: {nam: key, key: 5}}",
            ["/spec/apiKeySecretRef additionalProperties nam", "/spec/apiKeySecretRef/key type"],
        ),
        ("ModelProvider", "{provider: vllm, allowedModels: llama}", ["/spec/allowedModels type"]),
        ("ModelProvider", "{provider: vllm, allowedModels: [llama, {id: b}]}", ["/spec/allowedModels/1 type"]),
        ("ModelProvider", "{provider: vllm, deniedModel: [llama]}", ["/spec additionalProperties deniedModel"]),
        ("ModelProvider", "{provider: vllm, maxTokensPerDay: '5000'}", ["/spec/maxTokensPerDay type"]),
        ("ModelProvider", "{provider: vllm, maxTokensPerDay: 0.5}", ["/spec/maxTokensPerDay type"]),
        ("ModelProvider", "{provider: vllm, maxTokensPerDay: true}", ["/spec/maxTokensPerDay type"]),
        ("ModelProvider", "{provider: vllm, maxTokensPerRequest: -1}", ["/spec/maxTokensPerRequest minimum"]),
        ("ModelProvider", "{provider: vllm, retry: 3}", ["/spec/retry type"]),
        ("ModelProvider", "{provider: vllm, retry: {maxAttempts: -1}}", ["/spec/retry/maxAttempts minimum"]),
        ("ModelProvider", "{provider: vllm, retry: {maxAttempts: 0}}", ["/spec/retry/maxAttempts minimum"]),
        ("ModelProvider", "{provider: vllm, retry: {maxBackoffMs: 5s}}", ["/spec/retry/maxBackoffMs type"]),
        ("ModelProvider", "{provider: vllm, fallbacks: a/b}", ["/spec/fallbacks type"]),
        ("ModelProvider", "{provider: vllm, guards: [strict]}", ["/spec/guards/0 type"]),
        ("ModelProvider", "{provider: vllm, guards: [{binding: a, scan: yes}]}", ["/spec/guards/0/scan type"]),
        (
            "ModelProvider",
            "{provider: vllm, guards: [{binding: a, scan: {prompts: on}, enforcement: block}]}",
            ["/spec/guards/0/enforcement enum", "/spec/guards/0/scan/prompts type"],
        ),
        ("ModelProvider", "{provider: vllm, externalAccess: true}", ["/spec/externalAccess type"]),
        (
            "ModelProvider",
            "{provider: vllm, externalAccess: {enabled: 'true', maxRequestsPerDay: 1}}",
            ["/spec/externalAccess additionalProperties maxRequestsPerDay", "/spec/externalAccess/enabled type"],
        ),
        ("ModelProvider", "[]", ["required spec"]),
        ("ModelProvider", "text", ["/spec type"]),
        ("Agent", "{models: a/b}", ["/spec/models type"]),
        ("Agent", "{models: [{primary: a/b}]}", ["/spec/models/0 type"]),
        ("Agent", "{systemPrompt: Hello}", ["/spec additionalProperties systemPrompt"]),
        ("Agent", "{modelBindings: flash}", ["/spec/modelBindings type"]),
        ("Agent", "{harness: openclaw}", ["/spec/harness enum"]),
        ("Agent", "{longRunning: 'true'}", ["/spec/longRunning type"]),
        ("Agent", "{type: cron}", ["/spec/type enum"]),
        ("Agent", "{triggers: {webhook: {}}}", ["/spec/triggers type"]),
        ("Agent", "{triggers: [webhook]}", ["/spec/triggers/0 type"]),
        ("Agent", "{triggers: [{webhok: {}}]}", ["/spec/triggers/0 additionalProperties webhok"]),
        ("Agent", "{tokens: {maxPerDay: 1e3.5, maxPerReqest: 1}}", ["/spec/tokens additionalProperties maxPerReqest", "/spec/tokens/maxPerDay type"]),
        ("Agent", "{rateLimits: {maxCostPerDayUSD: -0.5}}", ["/spec/rateLimits/maxCostPerDayUSD minimum"]),
        ("Agent", "{rateLimits: {maxCostPerDayUSD: $20}}", ["/spec/rateLimits/maxCostPerDayUSD type"]),
        ("Agent", "{rateLimits: {maxRequestsPerMinute: 1.5}}", ["/spec/rateLimits/maxRequestsPerMinute type"]),
        ("Agent", "{replicas: two, runAsUser: -1}", ["/spec/replicas type", "/spec/runAsUser minimum"]),
        ("Agent", "{inbound: {port: 70000}}", ["/spec/inbound/port maximum"]),
        ("Agent", "{inbound: {port: 0}}", ["/spec/inbound/port minimum"]),
        ("Agent", "{env: {LEVEL: debug}}", ["/spec/env type"]),
        ("Agent", "{env: [{name: PORT, value: 3000}]}", ["/spec/env/0/value type"]),
        ("Agent", "{env: [{name: KEY, secretRef: urls}]}", ["/spec/env/0/secretRef type"]),
        ("Agent", "{memories: [{name: a, access: readwrite}]}", ["/spec/memories/0/access enum"]),
        ("Agent", "{resources: {requests: {cpu: [1]}}}", ["/spec/resources/requests/cpu type"]),
        ("Agent", "{resources: {limit: {cpu: 1}}}", ["/spec/resources additionalProperties limit"]),
        ("Agent", "{resources: {limits: {example.com/tpu: true}}}", ["/spec/resources/limits/example.com/tpu type"]),
        ("Agent", "{configFiles: [{path: a.json, content: {a: 1}}]}", ["/spec/configFiles/0/content type"]),
        ("Provider", "{host: api.example.com}", ["/spec required type"]),
        ("Provider", "{type: gitlab}", ["/spec/type enum"]),
        ("Provider", "{type: github, auth: {type: oauth, secretRef: a}}", ["/spec/auth/type enum"]),
        ("Provider", "{type: github, auth: {secretKey: a}}", ["/spec/auth required secretRef", "/spec/auth required type"]),
        ("Provider", "{type: github, auth: {type: pat, secretRef: {name: a}}}", ["/spec/auth/secretRef type"]),
        ("Provider", "{type: mcp, mcp: {transport: http}}", ["/spec/mcp/transport enum"]),
        ("Provider", "{type: mcp, mcp: {command: npx server}}", ["/spec/mcp/command type"]),
        ("Provider", "{type: github, policy: {allow: '*'}}", ["/spec/policy/allow type"]),
        ("Provider", "{type: github, audit: {enforcement: block}}", ["/spec/audit/enforcement enum"]),
        ("Provider", "{type: aws, externalAccess: {maxTokensPerDay: 1}}", ["/spec/externalAccess additionalProperties maxTokensPerDay"]),
        ("GuardBinding", "{classifier: {type: promptguard}}", ["/spec/classifier/type enum"]),
        ("GuardBinding", "{classifier: {url: a}}", ["/spec/classifier additionalProperties url"]),
        ("GuardBinding", "{thresholds: {injection: high}}", ["/spec/thresholds/injection type"]),
        ("ModelBinding", "{provider: vllm}", ["/spec required model", "/spec/provider enum"]),
        ("AgentWorkload", "{modelBindings: [1]}", ["/spec/modelBindings/0 type"]),
        ("Session", "text", ["/spec type"]),
    ],
)  # fmt: skip
def test_where_errors_are_found(kind: str, spec: str, expected: list[str]) -> None:
    assert errors(manifest(kind, spec)) == expected


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ("{namespace: a}", ["/metadata required name"]),
        ("{name: 5}", ["/metadata/name type"]),
        ("{name: a, labls: {a: b}}", ["/metadata additionalProperties labls"]),
        ("{name: a, labels: {a: 1}, annotations: {b: true}}", ["/metadata/annotations/b type", "/metadata/labels/a type"]),
        ("a", ["/metadata type"]),
        ("null", ["required metadata"]),
    ],
)  # fmt: skip
def test_metadata(metadata: str, expected: list[str]) -> None:
    assert errors(manifest("ModelProvider", "{provider: gemini}", metadata)) == expected


@pytest.mark.parametrize("version", ["pai.io/v1beta2", "pai.io/v2", 1])
def test_the_api_version_of_known_kinds(version: object) -> None:
    document = manifest("Agent", "{models: [a/b]}") | {"apiVersion": version}
    assert errors(document) == ["/apiVersion const"]


def test_a_key_beside_spec() -> None:
    document = manifest("ModelProvider", "{provider: gemini}") | {"tokens": {}}
    assert errors(document) == ["additionalProperties tokens"]


@pytest.mark.parametrize("document", [{}, {"spec": {}}])
def test_what_is_no_manifest(document: object) -> None:
    assert errors(document) == ["required apiVersion", "required kind"]


def test_legacy_keys_are_known_and_name_what_replaced_them() -> None:
    legacy = {pointer.rpartition("/")[2]: schema for pointer, schema in subschemas() if "x-legacy" in schema}
    assert legacy.keys() == {
        "ModelBinding", "AgentWorkload", "modelBindings", "type", "agentDefinition", "schedule", "webhook",
        "conversational", "mcpServers", "managedAgentDefinitions",
    }  # fmt: skip
    assert {schema["x-legacy"] for schema in legacy.values()} == {"v0", "v1"}
    assert not any(schema["x-instead"].endswith(".") for schema in legacy.values())
