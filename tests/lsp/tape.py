"""All that a server writes, byte by byte, and the messages in it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any


class Tape:
    """Listens to a stream on its way to the client."""

    def __init__(self, stream: asyncio.StreamReader, heard: Callable[[dict[str, Any]], None] | None = None) -> None:
        self.bytes = bytearray()
        self._heard = heard
        self._read = 0
        self._feed = stream.feed_data
        already = bytes(stream._buffer)  # type: ignore[attr-defined]
        stream.feed_data = self._pass  # type: ignore[method-assign,assignment]
        self._take(already)

    def _pass(self, data: bytes) -> None:
        self._take(data)
        self._feed(data)

    def _take(self, data: bytes) -> None:
        self.bytes += data
        while self._heard and (message := self._next()) is not None:
            self._heard(message)

    def _next(self) -> dict[str, Any] | None:
        head, mark, _ = bytes(self.bytes[self._read : self._read + 200]).partition(b"\r\n\r\n")
        if not mark:
            return None
        fields = dict(line.split(b": ", 1) for line in head.split(b"\r\n"))
        start = self._read + len(head) + len(mark)
        end = start + int(fields[b"Content-Length"])
        if len(self.bytes) < end:
            return None
        self._read = end
        message: dict[str, Any] = json.loads(self.bytes[start:end])
        return message
