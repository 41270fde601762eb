"""Files that are not what they claim, made as small as they can be: what each is, and how it is made."""

import io
import zipfile
from collections.abc import Callable

from goodoffices.terms import NotPossible
from goodoffices.text.read.word.refusals import Damaged, Locked, NoText, NotWord, OldWord, TooLarge, Unsafe

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TIES = "http://schemas.openxmlformats.org/package/2006/relationships"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOMB_PART = 300 * 2**20


def packed(*parts: tuple[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


def document(body: str, head: str = "", namespace: str = _W) -> str:
    return f'{head}<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'


def paper(
    body: str = "<w:p><w:r><w:t>We act.</w:t></w:r></w:p>", head: str = "", *more: tuple[str, bytes | str]
) -> bytes:
    return packed(("word/document.xml", document(body, head)), *more)


def ties(*targets: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
        for at, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{TIES}">{inner}</Relationships>'


_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    + "".join(f'<!ENTITY {chr(99 + at)} "{f"&{chr(98 + at)};" * 10}">' for at in range(9))
    + "]>"
)


def _changes(count: int) -> str:
    return "<w:p>" + '<w:ins w:author="a"><w:r><w:t>a</w:t></w:r></w:ins><w:r><w:tab/></w:r>' * count + "</w:p>"


def _comments(count: int) -> bytes:
    marks = "".join(f'<w:commentRangeStart w:id="{n}"/><w:commentRangeEnd w:id="{n}"/>' for n in range(count))
    held = "".join(f'<w:comment w:id="{n}"><w:p><w:r><w:t>?</w:t></w:r></w:p></w:comment>' for n in range(count))
    return paper(
        f"<w:p><w:r><w:t>We act.</w:t></w:r>{marks}</w:p>",
        "",
        ("word/comments.xml", f'<w:comments xmlns:w="{_W}">{held}</w:comments>'),
        ("word/_rels/document.xml.rels", ties(("comments", "comments.xml")).replace(' TargetMode="External"', "")),
    )


REFUSED_WORD: dict[str, tuple[Callable[[], bytes], type[NotPossible]]] = {
    "nothing": (lambda: b"", NotWord),
    "text": (lambda: b"The parties agree.", NotWord),
    "an old Word file": (lambda: _OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), OldWord),
    "a file locked with a password": (lambda: _OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), Locked),
    "a spreadsheet": (lambda: packed(("xl/workbook.xml", "<workbook/>")), NoText),
    "a truncated archive": (lambda: paper()[:-30], Damaged),
    "half an archive": (lambda: paper()[:100], Damaged),
    "a damaged directory": (lambda: paper().replace(b"PK\x01\x02", b"PK\x07\x02"), Damaged),
    "a damaged part": (lambda: paper("<w:p/>" * 99)[:60] + b"\0" * 9 + paper("<w:p/>" * 99)[69:], Damaged),
    "markup that breaks off": (lambda: packed(("word/document.xml", document("<w:p>")[:-20])), Damaged),
    "an empty part": (lambda: packed(("word/document.xml", "")), Damaged),
    "a text without a body": (lambda: packed(("word/document.xml", f'<w:document xmlns:w="{_W}"/>')), NoText),
    "a zip bomb": (lambda: paper("<w:p/>" * (_BOMB_PART // 6)), Unsafe),
    "three million empty paragraphs": (lambda: paper("<w:p/>" * 3_000_000), TooLarge),
    "dense attributes": (lambda: paper("<w:p " + " ".join(f'a{n}=""' for n in range(3_000_000)) + "/>"), TooLarge),
    "too many paragraphs": (lambda: paper("<w:p/>" * 60_000), TooLarge),
    "forty thousand changes": (lambda: paper(_changes(40_000)), TooLarge),
    "a hundred thousand comments": (lambda: _comments(100_000), TooLarge),
    "a billion laughs": (lambda: paper("<w:p><w:r><w:t>&k;</w:t></w:r></w:p>", _LAUGHS), Unsafe),
    "an entity of its own": (lambda: paper(head='<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">'), Unsafe),
    "deep nesting": (lambda: paper("<w:smartTag>" * 10_000 + "</w:smartTag>" * 10_000), Unsafe),
    "deep tables": (
        lambda: paper("<w:tbl><w:tr><w:tc>" * 400 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 400),
        Unsafe,
    ),
    "utf-16": (lambda: packed(("word/document.xml", document("<w:p/>").encode("utf-16"))), Unsafe),
    "another encoding": (lambda: paper(head='<?xml version="1.0" encoding="utf-7"?>'), Unsafe),
    "invalid utf-8": (lambda: packed(("word/document.xml", document("<w:p/>").encode() + b"\xff\xfe")), Damaged),
    "a name that leads out": (lambda: paper("<w:p/>", "", ("../../evil.xml", "x")), Unsafe),
    "an absolute name": (lambda: paper("<w:p/>", "", ("/etc/evil", "x")), Unsafe),
    "a name of a drive": (lambda: paper("<w:p/>", "", ("C:\\evil", "x")), Unsafe),
    "the same name twice": (lambda: paper("<w:p/>", "", ("word/Document.xml", "<x/>")), Unsafe),
    "more parts than any paper has": (lambda: packed(*((f"x{at}", "") for at in range(5_000))), TooLarge),
    "an unusual packing": (
        lambda: packed(("word/document.xml", document("<w:p/>")), method=zipfile.ZIP_LZMA),
        Unsafe,
    ),
    "a packed part that is locked": (
        lambda: paper().replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"),
        Locked,
    ),
}


HEAVY_WORD: dict[str, Callable[[], bytes]] = {
    "a zip bomb": REFUSED_WORD["a zip bomb"][0],
    "three million empty paragraphs": REFUSED_WORD["three million empty paragraphs"][0],
    "as many comments as are allowed": lambda: _comments(30_000),
    "as many elements as are allowed": lambda: paper("<w:p>" + "<w:r/>" * 1_900_000 + "</w:p>"),
    "as many paragraphs as are allowed": lambda: paper("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 49_000),
    "as many changes as are allowed": lambda: paper(_changes(30_000)),
    "a style of half a million properties": lambda: packed(
        ("word/document.xml", document("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 20_000)),
        ("word/_rels/document.xml.rels", ties(("styles", "styles.xml")).replace(' TargetMode="External"', "")),
        (
            "word/styles.xml",
            f'<w:styles xmlns:w="{_W}"><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr>'
            + "<w:x/>" * 500_000
            + "</w:pPr></w:style></w:styles>",
        ),
    ),
    "fields deep within wrappers": lambda: paper(
        "<w:smartTag>" * 180
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' * 200_000
        + "</w:smartTag>" * 180
    ),
    "fields within fields": lambda: paper(
        "<w:p>"
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' * 110_000
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 110_000
        + "</w:p>"
    ),
}

HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "brackets, fifty megabytes": ("a.md", lambda: b"[" * 50_000_000),
    "brackets, paragraph by paragraph": ("a.md", lambda: (b"[" * 90_000 + b"\n\n") * 100),
    "pictures begun": ("a.md", lambda: (b"![[" * 30_000 + b"\n\n") * 10),
    "quotations nested": ("a.md", lambda: b"> " * 7_000_000),
    "emphasis": ("a.md", lambda: b"*a **b " * 2_000_000),
    "elements nested": ("a.html", lambda: b"<div>" * 1_000_000),
    "elements side by side": ("a.html", lambda: b"<p>" + b"<b>x</b>" * 1_900_000),
    "cells as wide as can be": ("a.html", lambda: b"<table><tr>" + b"<td colspan=1000 rowspan=65534>x" * 400_000),
    "lists nested in json": ("a.json", lambda: b"[" * 15_000_000),
    "lists side by side in json": ("a.json", lambda: b"[" + b"[]," * 5_000_000 + b"[]]"),
    "blocks in json": ("a.json", lambda: b"[" + b",".join(b'{"id":%d,"text":""}' % at for at in range(600_000)) + b"]"),
    "half a character": ("a.json", lambda: b'[{"id":1,"text":"\\ud800"}]'),
    "paragraphs": ("a.txt", lambda: b"a\n\n" * 5_000_000),
    "numbers": ("a.txt", lambda: b"(a) " * 4_000_000),
    "overrides": ("a.txt", lambda: "\u202e".encode() * 5_000_000),
    "nul": ("a.txt", lambda: b"\0" * 5_000_000),
    "another encoding": ("a.txt", lambda: b"\xe9" * 5_000_000),
    "nothing": ("a.txt", lambda: b""),
}
