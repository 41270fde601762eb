"""A self-contained page: no script, nothing fetched, its style sheet inside."""

import html

from goodoffices.text.language import Direction
from goodoffices.text.write.html.sheet import sheet

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def escaped(text: str) -> str:
    """Return a text (in which invisible signs are written out already) with the signs of the markup escaped."""
    return html.escape(text, quote=True)


def page(title: str, language: str, direction: Direction, body: str, marking: str = "") -> str:
    """Return the page around a body that is markup already; title and marking are text."""
    return (
        f'<!DOCTYPE html>\n<html lang="{escaped(language)}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escaped(title)}</title>\n<style>\n{sheet(marking)}\n</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )
