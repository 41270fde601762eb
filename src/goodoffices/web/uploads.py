"""Uploads stay in memory: nothing of a case lies in clear in a temporary file."""

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload


class InMemory(MemoryFileUploadHandler):
    """Takes a file into memory, and none that is larger than the setting allows."""

    def handle_raw_input(self, *args: Any, **extra: Any) -> None:
        """Look at the length that the browser tells before anything is read."""
        super().handle_raw_input(*args, **extra)
        if not self.activated:
            raise StopUpload(connection_reset=False)
