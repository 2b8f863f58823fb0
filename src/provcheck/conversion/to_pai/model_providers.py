"""Writes the ModelProvider of a provider, and says what became of each value of its entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from provcheck.conversion import defaults, kinds, marks
from provcheck.conversion.entry import Outcome
from provcheck.conversion.keep import clean, keep, line
from provcheck.conversion.ledger import SECRET
from provcheck.conversion.mapping.lookup import way_to_pai
from provcheck.conversion.mapping.row import SAME
from provcheck.conversion.spot import Path, Resource, Spot
from provcheck.conversion.to_pai import credentials, limits
from provcheck.conversion.to_pai.job import Job
from provcheck.conversion.to_pai.manifest import annotate, merge_metadata, specify
from provcheck.conversion.to_pai.providers import Made

if TYPE_CHECKING:
    from provcheck.conversion.to_pai.kept import Kept

_ANNOTATIONS = ("metadata", "annotations")


def finish(made: Made, job: Job) -> Resource:
    """The manifest of a provider."""
    cap = _cap(made, job)
    specify(
        made.resource,
        provider=made.typed.kind,
        endpoint=made.typed.endpoint and job.options.masked(kinds.bare_address(made.typed.endpoint)),
        apiVersion=_api_version(made, job),
        apiKeySecretRef=_secret(made, job),
        maxTokensPerRequest=cap,
        allowedModels=list(made.allowed) or None,
    )
    if made.path is not None:
        _settle(made, job, cap)
        if job.ledger.keeps:
            _annotate(made, made.path, job)
    elif made.kept is None and job.ledger.keeps:
        annotate(made.resource, marks.PROVIDER, line(None))
    if made.kept is not None:
        _restore(made, made.kept, job)
    return made.resource


def _cap(made: Made, job: Job) -> int | None:
    if made.kept is not None or made.provider is None:
        return None
    return limits.request_cap(made.provider, [model for _, model in made.rows], job.options.request_cap)


def _secret(made: Made, job: Job) -> dict[str, object] | None:
    """The reference to the Secret of a provider; servers of vLLM may have none."""
    kept = made.kept.spec.get("apiKeySecretRef") if made.kept else None
    is_absent = made.provider is not None and made.provider.lacks("credential")
    is_changed = made.kept is not None and not _is_same_key(made, job)
    if (made.typed.kind == "vllm" and is_absent) or (made.kept is not None and kept is None and not is_changed):
        return None
    target = made.resource.at("spec", "apiKeySecretRef")
    if isinstance(kept, dict) and _is_same_key(made, job):
        for leaf in job.source.tree.below((*made.path, "apiKey")) if made.path else ():
            leaf.became(Outcome.RENAMED, target, "the Secret that it came from")
        return kept
    secret = credentials.needed(job.source, made.provider, made.name, made.resource.name)
    credentials.settle(job.source, made.path, secret, target, job.ledger)
    if made.path is None or is_absent:
        where = job.source.tree.around(made.path) if made.path else made.where
        job.ledger.note(Outcome.NEEDS_YOU, where, target, secret.reason)
    return secret.reference


def _is_same_key(made: Made, job: Job) -> bool:
    """Whether a provider still has the key that the way from its manifest wrote."""
    written = clean(job.source.tree, (*made.path, "apiKey")) if made.path else None
    return written in (None, defaults.key_text(made.name))


def _api_version(made: Made, job: Job) -> str | None:
    if made.typed.kind != "azure-openai":
        return None
    target = made.resource.at("spec", "apiVersion")
    for path in (("env", "vars", kinds.AZURE_VERSION), ("env", kinds.AZURE_VERSION)):
        leaf = job.source.tree.leaves.get(path)
        if leaf is not None and isinstance(leaf.value, str) and "${" not in leaf.value and leaf.value:
            leaf.became(Outcome.RENAMED, target, "Pai has it for each provider")
            return leaf.value
    if made.kept and "apiVersion" in made.kept.spec:
        return None
    asked = re.search(r"[?&]api-version=([\w.-]+)", (made.provider.raw("endpoint") if made.provider else None) or "")
    if asked:
        return asked[1]
    if made.path is not None:
        reason = "nothing here says which version of Azure's API to ask for: fill it in"
        job.ledger.note(Outcome.NEEDS_YOU, job.source.tree.around(made.path), target, reason)
    return kinds.FILL_IN


# What became of what


def _settle(made: Made, job: Job, cap: int | None) -> None:
    tree, path, resource = job.source.tree, cast("Path", made.path), made.resource
    for leaf in tree.below((*path, "baseUrl")):
        leaf.became(*_endpoint(made, leaf.value, secret=leaf.secret))
    for leaf in tree.below((*path, "api")):
        leaf.became(Outcome.RENAMED, resource.at("spec", "provider"), "the provider's type says which API it speaks")
    annotation = (*_ANNOTATIONS, marks.MODELS) if job.ledger.keeps else None
    limits.settle(tree, made.rows, cap, resource, annotation)
    for row, model in made.rows:
        place = made.allowed[cast("str", model.id)]
        tree.links[row] = resource.at("spec", "allowedModels", place)
        for leaf in tree.below((*row, "id")):
            leaf.became(Outcome.EXACT, resource.at("spec", "allowedModels", place), SAME)


def _endpoint(made: Made, written: object, *, secret: bool) -> tuple[Outcome, Spot, str]:
    target = made.resource.at("spec", "endpoint")
    if secret or (isinstance(written, str) and kinds.bare_address(written) != written):
        return SECRET.outcome, target, "without user, password and query: Pai takes keys from Secrets"
    if made.typed.endpoint is None:
        return Outcome.RENAMED, made.resource.at("spec", "provider"), "the vendor's own address, which the type implies"
    if "${" in made.typed.endpoint:
        return Outcome.NEEDS_YOU, target, "Pai replaces no variables: write the address"
    if made.typed.endpoint != written:
        return Outcome.RENAMED, target, "Pai wants the address of the Azure resource alone"
    return Outcome.EXACT, target, SAME


# What travels in annotations


def _annotate(made: Made, path: Path, job: Job) -> None:
    tree, resource = job.source.tree, made.resource
    if made.kept is None and resource.name != path[-1]:
        annotate(resource, marks.NAME, str(path[-1]))
    rows = [clean(tree, row) for row, _ in made.rows]
    for row, _ in made.rows:
        keep(tree, row, resource.at(*_ANNOTATIONS, marks.MODELS), way_to_pai)
    if rows and not (made.kept is not None and rows == _default_rows(made, job.source.release)):
        annotate(resource, marks.MODELS, "".join(map(line, rows)))
    if made.unlisted:
        annotate(resource, marks.UNLISTED, line(made.unlisted))
    _annotate_rest(made, path, job)


def _annotate_rest(made: Made, path: Path, job: Job) -> None:
    """What else the entry says, and what it does not say though the way back would."""
    implied = defaults.entry(made.name, made.typed)
    models = {(*path, "models", place) for place in range(len(made.provider.listed if made.provider else ()))}
    listed = models - made.left_rows
    same = {(*path, key) for key, value in (implied or {}).items() if _data(job, (*path, key)) == value}
    target = made.resource.at(*_ANNOTATIONS, marks.PROVIDER)
    rest = keep(job.source.tree, path, target, way_to_pai, without=listed | same, whole={path})
    expected = ("models", *(implied or ())) if made.kept is None else ()
    missing = [key for key in expected if (*path, key) not in job.source.tree.places]
    content = {**(rest if isinstance(rest, dict) else {}), **dict.fromkeys(missing)}
    if content or (implied is None and made.kept is None):
        annotate(made.resource, marks.PROVIDER, line(content))


def _default_rows(made: Made, release: str) -> list[object]:
    return [defaults.model_row(made.name, made.typed, one, release) for one in made.allowed]


def _data(job: Job, path: Path) -> object:
    leaf = job.source.tree.leaves.get(path)
    return leaf.value if leaf is not None else None


# What comes back from where it was kept


def _restore(made: Made, kept: Kept, job: Job) -> None:
    """Put back what the manifest had that OpenClaw has no field for."""
    merge_metadata(made.resource, kept.metadata)
    spec = dict(kept.spec)
    if not _is_same_key(made, job):
        spec.pop("apiKeySecretRef", None)
    now = cast("dict[str, object]", made.resource.data["spec"])
    for key in ("provider", "endpoint", *(("apiVersion",) if "apiVersion" in now else ())):
        spec.pop(key, None)
    listed = spec.pop("allowedModels", None)
    denied = spec.get("deniedModels")
    if isinstance(listed, list) and _allows_the_same(made, listed, denied if isinstance(denied, list) else [], job):
        _limit(made.resource, listed)
    elif made.path is None and listed and not made.allowed:
        _limit(made.resource, listed)
        reason = f"OpenClaw allows no model of {made.name} any more, which Pai cannot say: take the ModelProvider out"
        job.ledger.note(Outcome.NEEDS_YOU, made.where, made.resource.at("spec", "allowedModels"), reason)
    if made.typed.kind == "azure-openai" and "apiVersion" not in now:
        spec.setdefault("apiVersion", kinds.FILL_IN)
    specify(made.resource, **spec)
    job.sidecar.restored("providers", made.name, made.resource)


def _allows_the_same(made: Made, listed: list[object], denied: list[object], job: Job) -> bool:
    """Whether a kept list still says what OpenClaw says today; no list at all becomes what agents use."""
    if not listed and made.path is None:
        return not made.allowed
    if not listed:
        used = {ref.model for ref in job.source.bundle.refs() if ref.provider == made.name}
        return used.issuperset(made.allowed)
    return {one for one in listed if one not in denied} == set(made.allowed)


def _limit(resource: Resource, listed: list[object]) -> None:
    """Give a manifest another list of allowed models, none where it is empty."""
    spec = cast("dict[str, object]", resource.data["spec"])
    spec.pop("allowedModels", None)
    specify(resource, allowedModels=listed or None)
