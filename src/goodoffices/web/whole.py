"""Files of the site in one piece: they are small, and the server could not hand them on as a stream of threads."""

from contextlib import nullcontext

from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware  # type: ignore[import-untyped]  # it tells no types
from whitenoise.responders import StaticFile  # type: ignore[import-untyped]  # as above


class WholeFiles(WhiteNoiseMiddleware):  # type: ignore[misc]  # whitenoise tells no types
    """WhiteNoise, whose files are read at once: under ASGI Django would do so anyhow, and complain of it."""

    @staticmethod
    def serve(static_file: StaticFile, request: HttpRequest) -> HttpResponse:
        """Return a file, or what its headers ask for instead."""
        found = static_file.get_response(request.method, request.META)
        with found.file if found.file is not None else nullcontext() as file:
            response = HttpResponse(file.read() if file is not None else b"", status=int(found.status))
        del response["content-type"]
        for name, value in found.headers:
            response[name] = value
        return response
