"""pygls' protocol, where ours differs: it keeps no texts, answers what it cannot read, and shows no inside."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInternalError
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

    def handle_message(self, message: Any) -> None:
        """Pass a message on, unless it comes too early or too late; pygls leaves the client waiting, or fails."""
        refusal = self._refusal(getattr(message, "method", None))
        if refusal is None:
            super().handle_message(message)
        elif hasattr(message, "id"):
            self._send_response(message.id, error=types.ResponseError(*refusal))

    def _refusal(self, method: str | None) -> tuple[int, str] | None:
        if method is None or method == types.EXIT:
            return None
        if self._shutdown:
            return types.ErrorCodes.InvalidRequest, "the server was asked to shut down"
        if (self._workspace is None) == (method == types.INITIALIZE):
            return None
        if method == types.INITIALIZE:
            return types.ErrorCodes.InvalidRequest, "the server is initialized already"
        return types.ErrorCodes.ServerNotInitialized, "the server is not initialized"

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Read a message. A request that makes no sense is answered with an error: pygls leaves its client waiting."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if isinstance(data.get("id"), int | str) and "method" in data:
                self._send_response(data["id"], error=type(error)().to_response_error())
            raise

    def _send_response(self, msg_id: str | int, result: Any = None, error: types.ResponseError | None = None) -> None:
        """Answer a request; of an error without the traceback that pygls adds, and without words of the user's."""
        if error is not None:
            message = "internal error" if error.code == JsonRpcInternalError.CODE else error.message
            error = types.ResponseError(error.code, message)
        super()._send_response(msg_id, result, error)
