"""From what is loaded, and what was found in it, to a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from provcheck import asked
from provcheck.dialects.texts import roots, title, view_of
from provcheck.graph import facts
from provcheck.graph.picture import Picture, RefRow, Scope, UserBox
from provcheck.graph.places import BOX, ROW, SCOPE, Extent, extents, marks
from provcheck.graph.shelf import Shelves
from provcheck.holders import Holder, holders, home, roles
from provcheck.model import Agent
from provcheck.redact.redactor import Redactor

if TYPE_CHECKING:
    from provcheck.finding import Report
    from provcheck.graph.picture import Marks
    from provcheck.graph.shelf import Shelf
    from provcheck.model import AllowList, Bundle, ModelRef
    from provcheck.settings import Policy
    from provcheck.workspace.loaded import Loaded


def draw(loaded: Loaded, report: Report, policy: Policy) -> Picture:
    """The picture of what was asked for; ``report`` is what was found in it, masked.

    Of manifests that only are context it shows the providers that are asked for: nobody looked for faults in them.
    """
    redactor = Redactor([file.source for file in loaded.files])
    context = frozenset(file.path for file in loaded.files if file.manifests and not file.reported)
    return _Drawer(list(asked.bundles(loaded, policy)), context, redactor).picture(report)


class _Drawer:
    """Draws bundles. Each box and row gets an id, and the stretches of text that findings at it stand in."""

    def __init__(self, bundles: list[Bundle], context: frozenset[str], redactor: Redactor) -> None:
        self._bundles = bundles
        self._context = context
        self._redactor = redactor
        self._numbers: Counter[str] = Counter()
        self._extents: list[Extent] = []
        self._shelves: dict[Bundle, Shelves] = {}
        self._agents: dict[Agent, str] = {}

    def picture(self, report: Report) -> Picture:
        scopes = [self._number("s") for _ in self._bundles]
        self._shelves = {bundle: Shelves(bundle, self._context, self._number) for bundle in self._bundles}
        # Those that are embedded name the providers and agents of the manifests around them.
        order = sorted(zip(scopes, self._bundles, strict=True), key=lambda one: one[1].around is not None)
        users = {bundle: self._users(bundle) for _, bundle in order}
        for id_, bundle in order:
            for shelf in self._shelves[bundle]:
                self._extents += shelf.extents
            for root in roots(bundle):
                self._extents += extents(root, id_, SCOPE)
        found = marks(self._extents, report.findings)
        drawn = [self._scope(id_, bundle, users[bundle]) for id_, bundle in zip(scopes, self._bundles, strict=True)]
        return Picture(tuple(_marked(scope, found) for scope in drawn), report, found.get("", ()))

    def _number(self, kind: str) -> str:
        self._numbers[kind] += 1
        return f"{kind}{self._numbers[kind]}"

    def _scope(self, id_: str, bundle: Bundle, users: tuple[UserBox, ...]) -> Scope:
        return Scope(
            id_,
            bundle.dialect,
            self._redactor.string(title(bundle)),
            bundle.platform.release,
            self._agents.get(bundle.host) if bundle.host else None,
            users,
            tuple(shelf.box(self._redactor) for shelf in self._shelves[bundle]),
        )

    def _users(self, bundle: Bundle) -> tuple[UserBox, ...]:
        made: list[UserBox] = []
        defaults: str | None = None
        for holder, routes in holders(bundle):
            if holder is not None and holder.where().path in self._context:
                continue
            id_ = self._number("u")
            if holder is not None and holder is bundle.defaults and holder.chat:
                defaults = id_
            inherits = defaults if isinstance(holder, Agent) and not holder.chat and id_ != defaults else None
            refs = tuple(
                self._ref(bundle, ref, role, route.purpose)
                for route in routes
                for ref, role in zip(route.refs, roles(route, holder), strict=True)
            )
            refs += tuple(self._pattern(bundle, allowed, entry) for allowed, entry in _patterns(bundle, holder))
            made.append(self._user(id_, bundle, holder, refs, inherits))
        return tuple(made)

    def _user(
        self, id_: str, bundle: Bundle, holder: Holder, refs: tuple[RefRow, ...], inherits: str | None
    ) -> UserBox:
        if holder is None:
            return UserBox(id_, "configuration", "configuration", (), refs)
        if not isinstance(holder, Agent):
            name = self._redactor.string(holder.name if isinstance(holder.name, str) else "?")
            return UserBox(id_, name, "provider", (), refs, place=self._redactor.location(holder.where()))
        self._agents[holder] = id_
        self._extents += extents(view_of(holder), id_, BOX)
        is_agent = holder is not bundle.defaults
        name, kind = (
            (self._redactor.string(facts.name_of(holder, holder.name)), "agent")
            if is_agent
            else ("defaults", "defaults")
        )
        place = self._redactor.location(holder.where("name"))
        return UserBox(id_, name, kind, facts.of_agent(holder), refs, inherits, place=place)

    def _ref(self, bundle: Bundle, ref: ModelRef, role: str, purpose: str) -> RefRow:
        id_ = self._number("r")
        self._extents += extents(view_of(ref), id_, ROW)
        text = ref.text if isinstance(ref.text, str) else ref.raw() or (purpose == "choice" and ref.key()) or "?"
        shelf, model = self._lead(bundle, ref)
        return RefRow(
            id_,
            role,
            purpose,
            self._redactor.string(text),
            shelf.id if shelf else None,
            model,
            place=self._redactor.location(ref.where()),
            meant=self._redactor.string(ref.alias or ""),
        )

    def _pattern(self, bundle: Bundle, allowed: AllowList, entry: str) -> RefRow:
        """A row for all models of a provider that may be chosen."""
        name = entry.removesuffix("/*")
        shelf = self._shelf(bundle, name, "*")
        place = self._redactor.location(allowed.where())
        return RefRow(
            self._number("r"), "may be chosen", "choice", self._redactor.string(entry), shelf.id, None, (), place
        )

    def _lead(self, bundle: Bundle, ref: ModelRef) -> tuple[Shelf | None, str | None]:
        """The provider that a ref leads to, and the row of its model."""
        if ref.target is None:
            return None, None
        shelf = self._shelf(bundle, *ref.target)
        return shelf, shelf.ask(ref.target[1])

    def _shelf(self, bundle: Bundle, name: str, model_id: str) -> Shelf:
        owner = home(bundle, name)
        return self._shelves[owner if owner in self._shelves else bundle].reach(name, model_id)


def _patterns(bundle: Bundle, holder: Holder) -> Iterator[tuple[AllowList, str]]:
    """What a holder's allow list says of all models of a provider; the binder makes no refs of that."""
    allowed = bundle.allowed if holder is bundle.defaults else holder.allowed if isinstance(holder, Agent) else None
    if allowed is not None:
        yield from ((allowed, entry) for entry in sorted(allowed.entries) if entry.endswith("/*"))


def _marked(scope: Scope, found: dict[str, Marks]) -> Scope:
    """The scope with the findings at each of its boxes and rows."""
    users = (
        user._replace(
            refs=tuple(row._replace(marks=found.get(row.id, ())) for row in user.refs), marks=found.get(user.id, ())
        )
        for user in scope.users
    )
    providers = (
        provider._replace(
            models=tuple(row._replace(marks=found.get(row.id, ())) for row in provider.models),
            marks=found.get(provider.id, ()),
        )
        for provider in scope.providers
    )
    return scope._replace(users=tuple(users), providers=tuple(providers), marks=found.get(scope.id, ()))
