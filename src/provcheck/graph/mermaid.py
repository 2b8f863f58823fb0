"""A picture as a flowchart of Mermaid's, which GitHub and GitLab draw in Markdown.

Mermaid draws nothing of more than 50,000 characters or 500 lines between boxes, and sites do not let a text change
that. Whoever asks for a picture wants to see one, so what is least asked for is left out, step by step, until it fits;
a comment at the top says what is missing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from provcheck.graph import labels
from provcheck.graph.colours import COLOURS
from provcheck.graph.marks import badge, elsewhere, lines, worst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provcheck.graph.picture import Marks, ModelRow, Picture, ProviderBox, RefRow, Scope, UserBox

MAX_TEXT = 50_000
MAX_EDGES = 500
"""What Mermaid draws unless the page is set up for more (``maxTextSize``, ``maxEdges``)."""

_SETTINGS = '%%{init: {"flowchart": {"wrappingWidth": 480}}}%%'
_ARROWS = {"primary": "==>", "fallback": "-.->", "choice": "-.->", "other": "-->"}
# In quotes too Mermaid looks for Markdown, HTML, entities, icons ("fa:fa-car") and directives.
_MEANS = re.compile(r"[!-+:-@\[-`{-~]|(?<![^ ])-|(?<=\d)\.(?![^ ])|(?<=www)\.", re.IGNORECASE)
# Formulas, and Mermaid's own marks for what is escaped, are looked for even in what is escaped: what has no width parts
# them.
_PAIRS = re.compile("[$](?=[$])|\ufb02(?=°)|¶(?=ß)")


class _Detail(NamedTuple):
    """How much is drawn: facts; models that nobody asks for, without a fault; a line for each ref.

    At most ``most`` users and as many providers; all of them where it is ``None``.
    ``told`` says what is missing.
    """

    told: str
    facts: bool = True
    idle: bool = True
    single: bool = True
    most: int | None = None


_DETAILS = (
    _Detail(""),
    _Detail("facts about models", facts=False),
    _Detail("facts, and models that nobody asks for", facts=False, idle=False),
    _Detail("facts and models: a line is all refs of one user to a provider", facts=False, idle=False, single=False),
)


def render(picture: Picture) -> str:
    """The picture in Mermaid's language, never more than what Mermaid draws."""
    for detail in _DETAILS:
        text, edges = _drawn(picture, detail)
        if len(text) <= MAX_TEXT and edges <= MAX_EDGES:
            return text
    boxes = [(len(scope.users), len(scope.providers)) for scope in picture.scopes]
    most = max(map(sum, zip(*boxes, strict=True)))
    while len(text) > MAX_TEXT or edges > MAX_EDGES:
        most = most * 3 // 4
        told = f"{detail.told}; and all users and providers but the first {most}"
        text, edges = _drawn(picture, detail._replace(told=told, most=most))
    return text


def _drawn(picture: Picture, detail: _Detail) -> tuple[str, int]:
    """The flowchart with so much detail, and the number of its lines between boxes."""
    return _Chart(picture, detail).text()


class _Chart:
    """A flowchart that is being written: boxes get names of our own, since a configuration's may mean anything."""

    def __init__(self, picture: Picture, detail: _Detail) -> None:
        self.picture, self.detail = picture, detail
        users = [user for scope in picture.scopes for user in scope.users][: detail.most]
        self.users = {user.id: f"u{index}" for index, user in enumerate(users)}
        providers = [box for scope in picture.scopes for box in scope.providers][: detail.most]
        self.providers = {box.id: f"p{index}" for index, box in enumerate(providers)}
        self.asked = {ref.model for _, ref in picture.links()}
        self.models: dict[str, str] = {}
        self.marked: dict[str, list[str]] = {}
        self.lines: list[str] = []

    def text(self) -> tuple[str, int]:
        self.lines += [_SETTINGS, "flowchart LR"]
        if self.detail.told:
            self.lines.append(f"  %% Left out, as Mermaid draws no more than this: {self.detail.told}.")
        for index, scope in enumerate(self.picture.scopes):
            self._scope(index, scope)
        lost = elsewhere(self.picture)
        self.lines += [f"  lost[{_label(*lost)}]:::about"] if lost else []
        edges = list(self._edges())
        self.lines += [f"  {line}" for line, _ in edges]
        self._looks([level for _, level in edges])
        return "\n".join([*self.lines, ""]), len(edges)

    def _scope(self, index: int, scope: Scope) -> None:
        users = [user for user in scope.users if user.id in self.users]
        providers = [box for box in scope.providers if box.id in self.providers]
        if not users and not providers:
            return
        about = [labels.title(scope), labels.host(self.picture, scope), badge(self.picture, scope.marks)]
        self.lines.append(f"  subgraph s{index}[{_label(_joined(about))}]")
        self.lines.append("    direction LR")
        for user in users:
            self._user(user)
        for box in providers:
            self._provider(box)
        self.lines.append("  end")

    def _user(self, user: UserBox) -> None:
        name = _joined([labels.short(user.name), labels.kind(user)])
        lost = [self._told(ref, labels.short(ref.text)) for ref in user.refs if ref.provider is None]
        self._node(self.users[user.id], user.marks, name, *labels.facts(user.facts), *lost, shape="([ ])")

    def _provider(self, box: ProviderBox) -> None:
        name = self.providers[box.id]
        kept = [one for one in box.models if self._is_kept(one)]
        hidden = len(box.models) - len(kept)
        words = _joined([labels.short(box.name), labels.nature(box)])
        about = [box.endpoint and labels.short(box.endpoint), *labels.facts(box.facts)]
        about += [f"and {hidden} models"] if hidden else []
        if not kept:
            self._node(name, box.marks, words, *about, shape="[ ]")
            if not labels.is_there(box):
                self.lines.append(f"    style {name} stroke-dasharray:4 3")
            return
        # Mermaid keeps room for one line of a title, so what is known of a provider is a box without a frame.
        self.lines.append(f"    subgraph {name}[{_label(_joined([words, badge(self.picture, box.marks)]))}]")
        self._mark(name, box.marks)
        if any(about):
            self.lines.append(f"    {name}about[{_label(*about)}]:::about")
        for index, model in enumerate(kept):
            self.models[model.id] = f"{name}m{index}"
            about = [labels.standing(model), *(labels.facts(model.facts) if self.detail.facts else ())]
            self._node(self.models[model.id], model.marks, labels.short(model.name), *about, shape="[ ]")
        self.lines.append("    end")

    def _is_kept(self, model: ModelRow) -> bool:
        return self.detail.single and (self.detail.idle or model.id in self.asked or bool(model.marks))

    def _node(self, name: str, marks: Marks, *parts: str, shape: str) -> None:
        before, after = shape.split(" ")
        self.lines.append(f"    {name}{before}{_label(*parts, badge(self.picture, marks))}{after}")
        self._mark(name, marks)

    def _mark(self, name: str, marks: Marks) -> None:
        if marks:
            self.marked.setdefault(worst(self.picture, marks), []).append(name)

    def _edges(self) -> Iterator[tuple[str, str]]:
        """Each line between boxes, with the severity of what is wrong with its ref or model."""
        drawn: set[tuple[str, str]] = set()
        for user, ref, level in lines(self.picture):
            ends = self.users.get(user.id, ""), self.models.get(ref.model or "") or self.providers[ref.provider or ""]
            if not ends[0] or (not self.detail.single and ends in drawn):
                continue
            drawn.add(ends)
            told = self._told(ref) if self.detail.single else ""
            line = f"{ends[0]} {_ARROWS[labels.line(ref)]}{f'|{_label(told)}|' if told else ''} {ends[1]}"
            yield line, level
        for user in (user for scope in self.picture.scopes for user in scope.users):
            if user.id in self.users and user.inherits in self.users:
                yield f"{self.users[user.id]} -.-o {self.users[user.inherits]}", ""

    def _told(self, ref: RefRow, text: str = "") -> str:
        return _joined([labels.short(ref.role), text, badge(self.picture, ref.marks)])

    def _looks(self, edges: list[str]) -> None:
        """Faults have their colours: of boxes as a class, of lines by their numbers."""
        self.lines.append("  classDef about fill:none,stroke:none")
        for level, names in self.marked.items():
            colour = COLOURS[level].light
            self.lines.append(f"  classDef {level} stroke:{colour},stroke-width:2px")
            self.lines.append(f"  class {','.join(names)} {level}")
        for level in ("error", "warning", "info"):
            numbers = [str(index) for index, one in enumerate(edges) if one == level]
            if numbers:
                self.lines.append(f"  linkStyle {','.join(numbers)} stroke:{COLOURS[level].light}")


def _joined(words: list[str]) -> str:
    return " ".join(filter(None, words))


def _label(*parts: str) -> str:
    """Texts below each other, each of them as nothing but text."""
    return f'"{"<br/>".join(_escaped(one) for one in parts if one)}"'


def _escaped(text: str) -> str:
    return _MEANS.sub(lambda one: f"#{ord(one[0])};", _PAIRS.sub("\\g<0>\u200b", text))
