"""The site as the server runs it. What is sent must say how large it is, and fit into memory.

Django would let a larger body spill into a temporary file, where it would lie in clear.
"""

import os
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from django.conf import settings
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodoffices.web.settings")

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

LENGTH_REQUIRED, TOO_LARGE = 411, 413
WITHOUT_BODY = frozenset({"GET", "HEAD", "OPTIONS"})


class Measured:
    """Lets through only what says that it fits into memory."""

    def __init__(self, site: Application, most: int) -> None:
        self._site = site
        self._most = most
        self._told = (
            f"This form takes at most {most // 1_000_000} MB: go back, and choose fewer or smaller files.".encode()
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it before anything of it is read."""
        status = self._refusal(scope) if scope["type"] == "http" else 0
        if not status:
            await self._site(scope, receive, send)
            return
        told = self._told if status == TOO_LARGE else b""
        headers = [(b"connection", b"close"), (b"content-type", b"text/plain; charset=utf-8")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": told})

    def _refusal(self, scope: Scope) -> int:
        headers = dict(scope["headers"])
        length = headers.get(b"content-length", b"")
        if b"transfer-encoding" in headers or not (length.isdigit() or scope["method"] in WITHOUT_BODY):
            return LENGTH_REQUIRED
        return TOO_LARGE if int(length or 0) > self._most else 0


application = Measured(get_asgi_application(), settings.FILE_UPLOAD_MAX_MEMORY_SIZE)
