"""The picture as a tree on a terminal: users with their refs, then providers with their models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from provcheck.graph import labels
from provcheck.graph.counted import counted
from provcheck.graph.marks import badge, worst
from provcheck.screen import Word, columns, paint, visible, words, wrap

if TYPE_CHECKING:
    from provcheck.finding import Finding
    from provcheck.graph.picture import Fact, Marks, ModelRow, Picture, ProviderBox, RefRow, Scope, UserBox

_MOST_USERS = 3


class _Branch(NamedTuple):
    """A line of the tree, and those below it."""

    words: Sequence[Word]
    below: Sequence[_Branch] = ()


def render(picture: Picture, *, width: int = 80, color: bool = False) -> str:
    """The picture as text for a terminal, ending in a line end."""
    return "".join(f"{line}\n" for line in _Tree(picture, width, color=color).lines())


class _Tree:
    def __init__(self, picture: Picture, width: int, *, color: bool) -> None:
        self.picture = picture
        self.width = width
        self.color = color
        self.users = _users(picture)
        self.faults: dict[str | None, Marks] = {}
        for provider in (one for scope in picture.scopes for one in scope.providers):
            self.faults[provider.id] = provider.marks
            self.faults.update((model.id, model.marks) for model in provider.models)

    def lines(self) -> Iterator[str]:
        for scope in self.picture.scopes:
            yield from self._drawn(self._scope(scope), "", "")
            yield ""
        findings = self.picture.report.findings
        for finding in findings:
            yield from wrap(_told(finding), self.width, 4, color=self.color)
        if findings:
            yield ""
        yield from wrap(words(counted(self.picture)), self.width, 4, color=self.color)

    def _drawn(self, branch: _Branch, first: str, rest: str) -> Iterator[str]:
        """A branch in lines; what does not fit in one goes on beside the stem of what stands below."""
        stem = f"{rest}{'│' if branch.below else ' '}    "
        lines = wrap(branch.words, self.width - columns(stem), 0, color=self.color)
        for number, line in enumerate(lines):
            yield paint(stem if number else first, "gutter", color=self.color) + line
        for number, one in enumerate(branch.below, 1):
            is_last = number == len(branch.below)
            yield from self._drawn(one, f"{rest}{'└─' if is_last else '├─'} ", f"{rest}{'   ' if is_last else '│  '}")

    def _scope(self, scope: Scope) -> _Branch:
        host = labels.host(self.picture, scope)
        title = [Word(labels.title(scope), "place"), *([Word(f"({host})")] if host else [])]
        below = (*map(self._user, scope.users), *map(self._provider, scope.providers))
        return _Branch([*title, *self._marks(scope.marks)], below)

    def _user(self, user: UserBox) -> _Branch:
        kind = labels.kind(user)
        title = [*([Word(kind)] if kind else []), _name(user.name)]
        if user.kind == "provider":
            title.append(Word("falls back to"))
        asks = [Word(labels.HEIR)] if user.inherits else []
        return _Branch([*title, *self._marks(user.marks), *_facts(user.facts), *asks], self._refs(user))

    def _refs(self, user: UserBox) -> list[_Branch]:
        """Its refs in order; of those that may be chosen there are many, and they stand below their role."""
        tried = [self._ref(one, [Word(f"{visible(one.role)}:")]) for one in user.refs if one.purpose != "choice"]
        choices = [self._ref(one) for one in user.refs if one.purpose == "choice"]
        return [*tried, *([_Branch([Word("may be chosen:")], choices)] if choices else [])]

    def _ref(self, ref: RefRow, role: Sequence[Word] = ()) -> _Branch:
        told = [*role, _name(ref.text), *self._marks(ref.marks)]
        ahead = [
            *([_name(ref.meant)] if ref.meant else []),
            *self._marks(self.faults.get(ref.provider, ())),
            *self._marks(self.faults.get(ref.model, ())),
        ]
        return _Branch([*told, *((Word("→", "gutter"), *ahead) if ahead else ())])

    def _provider(self, provider: ProviderBox) -> _Branch:
        told = [Word(one) for one in (labels.nature(provider), visible(provider.endpoint)) if one]
        title = [Word("provider"), _name(provider.name), *told, *self._marks(provider.marks)]
        return _Branch([*title, *_facts(provider.facts)], [self._model(one) for one in provider.models])

    def _model(self, model: ModelRow) -> _Branch:
        standing = labels.standing(model)
        name = [_name(model.name), *([Word(f"({standing})")] if standing else []), *self._marks(model.marks)]
        return _Branch([*name, *_facts(model.facts), *self._asked(model)])

    def _asked(self, model: ModelRow) -> Iterator[Word]:
        """Who asks for a model, the first few of many."""
        users = self.users.get(model.id, [])
        if users:
            more = [f"and {len(users) - _MOST_USERS} more"] if len(users) > _MOST_USERS else []
            named = ", ".join(f"{visible(name)}" for name in users[:_MOST_USERS])
            yield from (Word(one, "gutter") for one in " ".join([f"←\N{NO-BREAK SPACE}{named}", *more]).split(" "))

    def _marks(self, marks: Marks) -> Iterator[Word]:
        if marks:
            yield Word(badge(self.picture, marks), worst(self.picture, marks))


def _name(text: str) -> Word:
    return Word(labels.shown(text), "place")


def _facts(facts: Sequence[Fact]) -> Iterator[Word]:
    for number, fact in enumerate(facts):
        text = fact.label if fact.value is True else f"{fact.label} {fact.text}"
        end = "," if number + 1 < len(facts) else ""
        yield Word(f"{visible(text.rstrip())}{end}", "gutter")


def _told(finding: Finding) -> list[Word]:
    line, column = finding.location.begin
    place = Word(f"{visible(finding.location.path)}:{line}:{column}:", "place")
    return [place, Word(f"{finding.severity.label}[{finding.code}]", finding.severity.label), *words(finding.message)]


def _users(picture: Picture) -> dict[str, list[str]]:
    """The names of those who hold a ref to each model, by the model's id; each name once."""
    found: dict[str, dict[str, None]] = {}
    for user, ref in picture.links():
        if ref.model is not None:
            found.setdefault(ref.model, {})[user.name] = None
    return {model: list(names) for model, names in found.items()}
