"""From the events of a YAML parser to nodes: places, anchors, and the limits that attacks run into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from provcheck.syntax.node import (
    MAX_DEPTH,
    Alias,
    Duplicate,
    Mapping,
    Member,
    Node,
    Problem,
    Scalar,
    Sequence,
)
from provcheck.syntax.yaml.keys import duplicates, is_merge, merged
from provcheck.syntax.yaml.scalars import plain, tagged
from provcheck.syntax.yaml.space import after_gap, after_properties, before_blanks, block_scalar_end

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_ALIASED = 200_000
"""How many nodes the aliases of one text may stand for; more is a bomb like the "billion laughs"."""


class StoppedError(Exception):
    """The document cannot be read on, for a reason that the parser does not know of."""

    def __init__(self, kind: str, message: str, start: int, end: int, advice: str | None = None) -> None:
        super().__init__(message)
        self.problem = Problem(kind, message, start, end, advice)


class _Anchor:
    """A node with a name, and the nodes and levels in it; ``size`` is 0 while the node is not complete."""

    __slots__ = ("height", "node", "size")

    def __init__(self, node: Node, size: int = 1, height: int = 0) -> None:
        self.node = node
        self.size = size
        self.height = height


class _Frame:
    """A container that is still open, and the count of nodes before it."""

    __slots__ = ("anchor", "before", "bracketed", "height", "key", "merging", "node")

    def __init__(self, node: Mapping | Sequence, before: int, *, bracketed: bool) -> None:
        self.node = node
        self.before = before
        self.bracketed = bracketed
        self.height = 1
        self.anchor: _Anchor | None = None
        self.key: Node | None = None
        self.merging = False


class Tree:
    """Puts together the documents of a text, event by event.

    ``roots`` and ``duplicates`` hold what is complete.
    """

    def __init__(self, text: str) -> None:
        self.roots: list[Node] = []
        self.duplicates: list[Duplicate] = []
        self._text = text
        self._aliased = 0
        self.begin(0)

    def begin(self, shift: int) -> None:
        """Start a document and drop what is open. ``shift`` makes the parser's offsets those of the text."""
        self._shift = shift
        self._root: Node | None = None
        self._open: list[_Frame] = []
        self._anchors: dict[str, _Anchor] = {}
        self._repeats: list[Duplicate] = []
        self._count = 0

    @property
    def bracket(self) -> int | None:
        """Where the innermost open ``[`` or ``{`` stands."""
        return self._open[-1].node.start if self._open and self._open[-1].bracketed else None

    def feed(self, events: Iterable[Event]) -> None:
        """Take the events of one document or more.

        Raises ``StoppedError`` if a document goes past a limit or has an alias that means nothing.
        """
        for event in events:
            if isinstance(event, ScalarEvent):
                self._scalar(event)
            elif isinstance(event, CollectionStartEvent):
                self._enter(event)
            elif isinstance(event, CollectionEndEvent):
                self._leave(event)
            elif isinstance(event, AliasEvent):
                self._alias(event)
            elif isinstance(event, DocumentStartEvent):
                self.begin(self._shift)
            elif isinstance(event, DocumentEndEvent):
                self._finish()

    def _scalar(self, event: ScalarEvent) -> None:
        text, anchor, tag = event.value, event.anchor, event.tag
        style = event.style or ""
        start = event.start_mark.index + self._shift
        end = event.end_mark.index + self._shift
        empty = not text and not style
        if anchor or tag:
            start = end if empty else after_properties(self._text, start, anchor)
        elif empty:
            start = end = self._place_of_nothing(end)
        if style in {"|", ">"}:
            end = block_scalar_end(self._text, start, end)
        if tag:
            value, style = tagged(tag, text, style)
        else:
            value = text if style else plain(text)
        node = Scalar(start, end, value, style)
        if anchor:
            self._anchors[anchor] = _Anchor(node)
        self._add(node)

    def _place_of_nothing(self, offset: int) -> int:
        """Where an empty value stands: right behind its indicator, and not just before the next token."""
        frame = self._open[-1] if self._open else None
        if frame and frame.key:
            colon = after_gap(self._text, frame.key.end)
            return colon + 1 if colon < offset and self._text[colon] == ":" else frame.key.end
        mark = before_blanks(self._text, offset)
        return mark if frame and mark > frame.node.start and self._text[mark - 1] == "?" else offset

    def _enter(self, event: CollectionStartEvent) -> None:
        # The event begins with the anchor or the tag. It ends behind a bracket or, in block style, where the
        # first key or dash begins (behind the dash, if a sequence is indented no further than its key).
        end = event.end_mark.index + self._shift
        start = end
        if event.flow_style:
            start -= event.end_mark.index > event.start_mark.index
        elif isinstance(event, SequenceStartEvent) and not self._text.startswith("-", end):
            start -= 1
        if len(self._open) >= MAX_DEPTH:
            raise StoppedError("unreadable", f"nested more than {MAX_DEPTH} levels deep", start, start + 1)
        node = Mapping(start, end, []) if isinstance(event, MappingStartEvent) else Sequence(start, end, [])
        self._add(node)
        frame = _Frame(node, self._count, bracketed=bool(event.flow_style and end > start))
        self._open.append(frame)
        if event.anchor:
            frame.anchor = self._anchors[event.anchor] = _Anchor(node, size=0)

    def _leave(self, event: CollectionEndEvent) -> None:
        frame = self._open.pop()
        node = frame.node
        if frame.bracketed:
            node.end = event.end_mark.index + self._shift
        elif isinstance(node, Mapping):
            node.end = node.members[-1].value.end
        else:
            node.end = node.items[-1].end
        if isinstance(node, Mapping):
            self._repeats += duplicates(node)
            if frame.merging:
                node.merged = merged(node)
        if frame.anchor:
            frame.anchor.size = self._count - frame.before + 1
            frame.anchor.height = frame.height
        self._raise(frame.height)

    def _alias(self, event: AliasEvent) -> None:
        start = event.start_mark.index + self._shift
        end = event.end_mark.index + self._shift
        anchor = self._anchors.get(event.anchor)
        if anchor is None:
            raise StoppedError(
                "syntax-error",
                "no anchor of this name stands before the alias",
                start,
                end,
                "put quotes around the value if it is text",
            )
        if not anchor.size:
            raise StoppedError("unreadable", "this alias stands for a value that contains it", start, end)
        self._aliased += anchor.size
        if self._aliased > MAX_ALIASED:
            raise StoppedError("unreadable", f"aliases stand for more than {MAX_ALIASED:,} nodes", start, end)
        if len(self._open) + anchor.height > MAX_DEPTH:
            raise StoppedError("unreadable", f"nested more than {MAX_DEPTH} levels deep", start, end)
        self._count += anchor.size - 1
        self._add(Alias(start, end, anchor.node))
        self._raise(anchor.height)

    def _add(self, node: Node) -> None:
        self._count += 1
        if not self._open:
            self._root = node
            return
        frame = self._open[-1]
        if isinstance(frame.node, Sequence):
            frame.node.items.append(node)
        elif frame.key is None:
            frame.key = node
        else:
            frame.node.members.append(Member(frame.key, node))
            frame.merging = frame.merging or is_merge(frame.key)
            frame.key = None

    def _raise(self, height: int) -> None:
        """Tell the open container how many levels stand in it."""
        if self._open:
            self._open[-1].height = max(self._open[-1].height, height + 1)

    def _finish(self) -> None:
        root = self._root
        if root is not None and (root.end > root.start or not isinstance(root, Scalar)):
            self.roots.append(root)
        self.duplicates += self._repeats
