"""pygls' protocol, where ours differs: it keeps no texts, answers what it cannot read, and shows no inside."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from lsprotocol import types
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInternalError,
    JsonRpcInvalidRequest,
    JsonRpcServerNotInitialized,
)
from pygls.protocol import LanguageServerProtocol, lsp_method


class Protocol(LanguageServerProtocol):
    """The protocol of this server.

    pygls' own texts count other line ends than editors do (pygls 2.1.1, ``str.splitlines``), and end in an error for
    one that was never opened.
    """

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Generator[Any, Any, None]:
        """Pass a text on."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        """Pass a change on."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Generator[Any, Any, None]:
        """Pass the end of a text on."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Read a message. A request that makes no sense is answered with an error: pygls leaves its client waiting."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if isinstance(data.get("id"), int | str) and "method" in data:
                self._send_response(data["id"], error=type(error)().to_response_error())
            raise

    def handle_message(self, message: Any) -> None:
        """Work on a message, if it comes when it may: pygls leaves whoever asks after the goodbye without an answer."""
        method, is_request = getattr(message, "method", None), hasattr(message, "id")
        refusal = self._untimely(method) if method not in (None, types.EXIT) else None
        if refusal is None:
            super().handle_message(message)
        elif is_request:
            self._send_response(message.id, error=refusal.to_response_error())

    def _untimely(self, method: str | None) -> JsonRpcException | None:
        """Why a message comes too early or too late."""
        if self._workspace is None:
            return None if method == types.INITIALIZE else JsonRpcServerNotInitialized()
        return JsonRpcInvalidRequest() if self._shutdown or method == types.INITIALIZE else None

    def _send_response(self, msg_id: str | int, result: Any = None, error: types.ResponseError | None = None) -> None:
        """Answer a request; of an error without the traceback that pygls adds, and without words of the user's."""
        if error is not None:
            message = "internal error" if error.code == JsonRpcInternalError.CODE else error.message
            error = types.ResponseError(error.code, message)
        super()._send_response(msg_id, result, error)
