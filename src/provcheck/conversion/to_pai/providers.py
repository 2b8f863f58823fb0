"""Which providers a configuration has, those that OpenClaw has built in included, and what each is in Pai."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from provcheck.conversion import defaults, kinds, marks, names
from provcheck.conversion.entry import Outcome, Place
from provcheck.conversion.spot import Path, Resource
from provcheck.conversion.to_pai.job import Job
from provcheck.conversion.to_pai.manifest import manifest
from provcheck.model import Model, Provider

if TYPE_CHECKING:
    from provcheck.conversion.to_pai.kept import Kept


class Made:
    """A provider that becomes a manifest.

    ``provider`` and ``path`` are its entry, ``None`` where OpenClaw's own has none. ``allowed`` are the ids that Pai is
    to allow, with their places in its list, ``rows`` the listed models among them with theirs, ``unlisted`` those that
    agents use without that; ``left_out`` says of the other listed ones why Pai cannot have them. ``kept`` is what the
    configuration carries of the manifest that it was made of. ``where`` is the place that needs a built-in one.
    """

    __slots__ = (
        "allowed",
        "kept",
        "left_out",
        "left_rows",
        "name",
        "path",
        "provider",
        "resource",
        "rows",
        "typed",
        "unlisted",
        "where",
    )

    def __init__(
        self,
        name: str,
        resource: Resource,
        typed: kinds.Typed,
        provider: Provider | None,
        path: Path | None,
        kept: Kept | None,
    ) -> None:
        self.name = name
        self.resource = resource
        self.typed = typed
        self.provider = provider
        self.path = path
        self.kept = kept
        self.allowed: dict[str, int] = {}
        self.rows: list[tuple[Path, Model]] = []
        self.left_out: dict[str, str] = {}
        self.left_rows: set[Path] = set()
        self.unlisted: list[str] = []
        self.where = Place("", 0, "")

    def allow(self, model: str) -> None:
        """Allow one more model, unless it is allowed."""
        self.allowed.setdefault(model, len(self.allowed))

    @property
    def allows_all(self) -> bool:
        """Whether no list means all models: Pai knows the catalogues of its native types."""
        return not self.allowed and self.typed.endpoint is None and kinds.native_of(self.typed.kind) is not None


class Providers:
    """The providers of one configuration by the names that refs use; ``refused`` says why others are not there."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.made: dict[str, Made] = {}
        self._called: dict[tuple[str, object], Made] = {}
        self.refused: dict[str, str] = {}
        self.refused_paths: list[Path] = []
        for key, provider in self._configured():
            self._add(key, provider)
        for name in job.sidecar.provider_names():
            # Of one with an entry that is not there any more, somebody has taken it out.
            if name not in self.made and name not in self.refused and name in kinds.NATIVE_IDS:
                self.built_in(name, job.source.tree.around((*marks.SIDECAR, "providers", name)))

    def _configured(self) -> Iterator[tuple[str, Provider]]:
        data = self.job.source.tree.data
        models = data.get("models") if isinstance(data, dict) else None
        found = models.get("providers") if isinstance(models, dict) else None
        return zip(found if isinstance(found, dict) else (), self.job.source.bundle.providers, strict=False)

    def _add(self, key: str, provider: Provider) -> None:
        name = provider.name if isinstance(provider.name, str) else key
        path: Path = ("models", "providers", key)
        typed = self._type(name, provider)
        where = self.job.source.tree.around(path)
        if name in self.made:
            typed = kinds.Refused(f"a second provider {name}: OpenClaw cannot tell the two apart either")
        if isinstance(typed, kinds.Refused):
            self._refuse(name, path, typed.reason)
            return
        made = self._make(name, typed, provider, path)
        self.job.source.tree.links[path] = made.resource.at()
        self._list_models(made, provider)
        if made.left_out and not made.allowed:
            # Without a list Pai would allow all models, which is more than OpenClaw does.
            self._refuse(name, path, "none of its models goes where the provider does")
            del self.made[name], self.job.source.tree.links[path]
            return
        if made.kept is None and made.resource.name != key:
            reason = f"{key} is no legal name for a resource, or another provider has it; refs follow"
            self.job.ledger.note(Outcome.RENAMED, where, made.resource.at("metadata", "name"), reason)

    def _refuse(self, name: str, path: Path, reason: str) -> None:
        self.refused.setdefault(name, reason)
        self.refused_paths.append(path)
        self.job.ledger.note(Outcome.NEEDS_YOU, self.job.source.tree.around(path), None, reason)

    def _type(self, name: str, provider: Provider) -> kinds.Typed | kinds.Refused:
        """The type of a configured provider: the one that its manifest had, as long as the entry still fits it."""
        typed = kinds.pai_type(name, _api(provider), provider.raw("endpoint"))
        kept = self.job.sidecar.provider(name)
        kind = kept.spec.get("provider") if kept else None
        if kept is None or not isinstance(kind, str):
            return typed
        endpoint = kept.spec.get("endpoint") if "endpoint" in kept.spec else provider.raw("endpoint")
        before = kinds.Typed(kind, endpoint if isinstance(endpoint, str) else None)
        written = defaults.entry(name, before) or {}
        fits = (written.get("api"), written.get("baseUrl")) == (_api(provider), provider.raw("endpoint"))
        return before if fits else typed

    def _make(
        self, name: str, typed: kinds.Typed, provider: Provider | None, path: Path | None, used_in: object = None
    ) -> Made:
        kept = self.job.sidecar.provider(name)
        namespace = namespace_of(kept, self.job)
        if kept is None and namespace is None and isinstance(used_in, str):
            namespace = used_in
        taken = self.job.taken.setdefault(("ModelProvider", namespace), set())
        wanted = kept.name if kept and kept.name else name
        pai_name = names.unique(names.dns_label(wanted, "provider"), taken)
        taken.add(pai_name)
        made = Made(name, manifest("ModelProvider", pai_name, namespace), typed, provider, path, kept)
        self.made[name] = made
        self._called[pai_name, namespace] = made
        return made

    def built_in(self, name: str, where: Place, used_in: object = None) -> Made | None:
        """A provider that OpenClaw has without an entry; ``None`` where Pai cannot have it.

        ``used_in`` is the namespace of the agent that needs it.
        """
        if name in self.made or name in self.refused:
            return self.made.get(name)
        typed = self._built_in_type(name)
        if isinstance(typed, kinds.Refused):
            self.refused[name] = typed.reason
            self.job.ledger.note(Outcome.NEEDS_YOU, where, None, typed.reason)
            return None
        made = self._make(name, typed, None, None, used_in)
        made.where = where
        for model in self._chosen(name):
            made.allow(model)
        if made.kept is None:
            reason = f"OpenClaw has {name} built in, Pai needs a ModelProvider"
            self.job.ledger.note(Outcome.DEFAULTED, where, made.resource.at("spec", "provider"), reason)
        return made

    def _built_in_type(self, name: str) -> kinds.Typed | kinds.Refused:
        """The type of a provider without an entry, with the address that its manifest gave though it need not."""
        typed = kinds.pai_type(name, None, None)
        kept = self.job.sidecar.provider(name)
        endpoint = kept.spec.get("endpoint") if kept else None
        if isinstance(typed, kinds.Typed) and isinstance(endpoint, str):
            return typed._replace(endpoint=endpoint)
        return typed

    def called(self, name: str, namespace: object) -> Made | None:
        """The provider whose manifest has a name in a namespace."""
        return self._called.get((name, namespace))

    def back(self, text: str, namespace: object) -> str:
        """A ref in a manifest of a namespace as the way back writes it."""
        name, slash, model = text.partition("/")
        made = self.called(name, namespace)
        return f"{made.name if made else name}{slash}{model}"

    def _chosen(self, name: str) -> list[str]:
        """What OpenClaw's allow list has of a built-in provider, as it is written; nothing where it has all of it."""
        allowed = self.job.source.bundle.allowed
        if allowed is None or f"{name}/*" in allowed.entries:
            return []
        tree = self.job.source.tree
        lists = (("agents", "defaults", "models"), ("agents", "defaults", "modelPolicy"))
        texts = [str(path[-1]) for path in tree.places if path[:3] in lists]
        texts += [leaf.value for path in lists for leaf in tree.below(path) if isinstance(leaf.value, str)]
        written = [text.partition("/") for text in texts if text.partition("/")[0].strip().lower() == name]
        return list(dict.fromkeys(model for _, _, model in written if f"{name}/{model}" in allowed.entries))

    def _list_models(self, made: Made, provider: Provider) -> None:
        for place, model in enumerate(provider.listed):
            row: Path = (*cast("Path", made.path), "models", place)
            if not isinstance(model.id, str) or not model.id.strip():
                continue
            if model.id in made.left_out:  # of several rows for one id OpenClaw takes the first
                made.left_rows.add(row)
                continue
            reason = None if model.id in made.allowed else _elsewhere(made, provider, model)
            if reason is not None:
                made.left_out[model.id] = reason
                made.left_rows.add(row)
                self.job.ledger.note(Outcome.NEEDS_YOU, self.job.source.tree.around(row), None, reason)
                continue
            made.allow(model.id)
            made.rows.append((row, model))


def _elsewhere(made: Made, provider: Provider, model: Model) -> str | None:
    """Why requests for a model do not go where those for its provider's other models go; ``None`` where they do."""
    api, endpoint = model.raw("api") or _api(provider), model.raw("endpoint") or provider.raw("endpoint")
    if (api, endpoint) == (_api(provider), provider.raw("endpoint")):
        return None
    typed = kinds.pai_type(made.name, api, endpoint)
    if isinstance(typed, kinds.Refused):
        return typed.reason
    same = typed == kinds.pai_type(made.name, _api(provider), provider.raw("endpoint"))
    return None if same else "it does not go where the other models of its provider go; give it a ModelProvider"


def _api(provider: Provider) -> str | None:
    return provider.protocol if isinstance(provider.protocol, str) else None


def namespace_in(resource: Resource) -> object:
    """The namespace that a manifest names."""
    return cast("dict[str, object]", resource.data["metadata"]).get("namespace")


def namespace_of(kept: Kept | None, job: Job) -> str | None:
    """The namespace of a manifest: the one that was asked for, else the one that it had."""
    before = kept.metadata.get("namespace") if kept else job.sidecar.namespace
    return job.options.namespace or (before if isinstance(before, str) else None)
