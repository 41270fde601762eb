"""The parts of a Word package around its body; `word` puts them together."""

from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from scripts.demo_case.source import SourceComment

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPEN = "http://schemas.openxmlformats.org"
_WORD = (
    f'xmlns:w="{_OPEN}/wordprocessingml/2006/main" xmlns:r="{_OPEN}/officeDocument/2006/relationships" '
    f'xmlns:mc="{_OPEN}/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "styles": (f"{_OPEN}/officeDocument/2006/relationships/styles", "styles"),
    "numbering": (f"{_OPEN}/officeDocument/2006/relationships/numbering", "numbering"),
    "settings": (f"{_OPEN}/officeDocument/2006/relationships/settings", "settings"),
    "footnotes": (f"{_OPEN}/officeDocument/2006/relationships/footnotes", "footnotes"),
    "footer1": (f"{_OPEN}/officeDocument/2006/relationships/footer", "footer"),
    "comments": (f"{_OPEN}/officeDocument/2006/relationships/comments", "comments"),
    "commentsExtended": (
        "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
        "commentsExtended",
    ),
}


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MEDIA}.{kind}+xml"/>'
        for name, (_, kind) in _PARTS.items()
    )
    return (
        f'{_XML}<Types xmlns="{_OPEN}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MEDIA}.document.main+xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    written = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_OPEN}/package/2006/relationships">{written}</Relationships>'


CONTENT_TYPES = _content_types()
PACKAGE_RELATIONS = _relations(
    (
        (f"{_OPEN}/officeDocument/2006/relationships/officeDocument", "word/document.xml"),
        (f"{_OPEN}/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
    )
)
DOCUMENT_RELATIONS = _relations((kind, f"{name}.xml") for name, (kind, _) in _PARTS.items())
_FOOTER_RELATION = f"rId{list(_PARTS).index('footer1') + 1}"


def _level(number: int, form: str, text: str, indent: int) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="567"/></w:pPr></w:lvl>'
    )


NUMBERING = (
    f'{_XML}<w:numbering {_WORD}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    f"{_level(0, 'decimal', '%1.', 567)}{_level(1, 'decimal', '%1.%2', 567)}{_level(2, 'lowerLetter', '(%3)', 1134)}"
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def core_properties(properties: Mapping[str, str]) -> str:
    """Return who wrote the document, who changed it last, and when."""
    moments = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{properties[name]}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_OPEN}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(properties['title'])}</dc:title><dc:creator>{escape(properties['author'])}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(properties['modified by'])}</cp:lastModifiedBy>{moments}"
        f"<dc:language>{properties['language']}</dc:language></cp:coreProperties>"
    )


def document(body: str, *, rtl: bool) -> str:
    """Return the main part: the body on A4, its sections running from right to left where the text does."""
    bidi = "<w:bidi/>" if rtl else ""
    return (
        f"{_XML}<w:document {_WORD}><w:body>{body}<w:sectPr>"
        f'<w:footerReference w:type="default" r:id="{_FOOTER_RELATION}"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" '
        f'w:gutter="0"/>{bidi}</w:sectPr></w:body></w:document>'
    )


def footer(*, rtl: bool) -> str:
    """Return the page number in the middle of the foot."""
    bidi, run = ("<w:bidi/>", "<w:rPr><w:rtl/></w:rPr>") if rtl else ("", "")
    return (
        f'{_XML}<w:ftr {_WORD}><w:p><w:pPr><w:pStyle w:val="Footer"/>{bidi}</w:pPr>'
        f'<w:r>{run}<w:fldChar w:fldCharType="begin"/></w:r><w:r>{run}<w:instrText xml:space="preserve"> PAGE '
        f'</w:instrText></w:r><w:r>{run}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{run}<w:t>1</w:t></w:r>'
        f'<w:r>{run}<w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>'
    )


def settings(*, tracking: bool) -> str:
    """Return the settings: whether changes are tracked, and the footnotes that are only rules."""
    track = "<w:trackRevisions/>" if tracking else ""
    return (
        f'{_XML}<w:settings {_WORD}><w:zoom w:percent="100"/>{track}<w:defaultTabStop w:val="567"/><w:footnotePr>'
        '<w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        "</w:settings>"
    )


def footnotes(texts: Sequence[str]) -> str:
    """Return the two rules above footnotes, and the footnotes from 1 on."""
    rules = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    written = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr>'
        f'<w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(texts, start=1)
    )
    return f"{_XML}<w:footnotes {_WORD}>{rules}{written}</w:footnotes>"


def _paragraph_id(index: int) -> str:
    return f"{0x10000001 + index:08X}"


def comments(written: Sequence[SourceComment], *, rtl: bool) -> str:
    """Return the comments, each with the paragraph id by which replies find what they answer."""
    bidi, run = ("<w:bidi/>", "<w:rPr><w:rtl/></w:rPr>") if rtl else ("", "")
    bodies = "".join(
        f'<w:comment w:id="{index}" w:author={quoteattr(comment.hand.author)} w:date="{comment.hand.moment}" '
        f'w:initials={quoteattr(comment.hand.initials)}><w:p w14:paraId="{_paragraph_id(index)}"><w:pPr>'
        f'<w:pStyle w:val="CommentText"/>{bidi}</w:pPr><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
        f'<w:annotationRef/></w:r><w:r>{run}<w:t xml:space="preserve">{escape(comment.text)}</w:t></w:r></w:p>'
        "</w:comment>"
        for index, comment in enumerate(written)
    )
    return f"{_XML}<w:comments {_WORD}>{bodies}</w:comments>"


def comments_extended(written: Sequence[SourceComment]) -> str:
    """Return which comment answers which."""
    places = {comment.name: index for index, comment in enumerate(written)}
    threads = "".join(
        f'<w15:commentEx w15:paraId="{_paragraph_id(index)}"'
        + (f' w15:paraIdParent="{_paragraph_id(places[comment.answers])}"' if comment.answers else "")
        + ' w15:done="0"/>'
        for index, comment in enumerate(written)
    )
    return f"{_XML}<w15:commentsEx {_WORD}>{threads}</w15:commentsEx>"


def _style(  # noqa: PLR0913 - a style is this many words
    name: str, title: str, *, paragraph: str = "", run: str = "", based: str = "Normal", kind: str = "paragraph"
) -> str:
    based = f'<w:basedOn w:val="{based}"/>' if based else ""
    paragraph = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    run = f"<w:rPr>{run}</w:rPr>" if run else ""
    default = ' w:default="1"' if name == "Normal" else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{name}"><w:name w:val="{title}"/>{based}<w:qFormat/>'
        f"{paragraph}{run}</w:style>"
    )


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


_BORDERS = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE_GRID = (
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr>'
    f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblCellMar><w:left w:w="108" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
_BOLD, _CENTRE = "<w:b/><w:bCs/>", '<w:jc w:val="center"/>'


def _size(latin: int, complex_script: int) -> str:
    return f'<w:sz w:val="{latin}"/><w:szCs w:val="{complex_script}"/>'


def _hanging(indent: int) -> str:
    return f'<w:ind w:left="{indent}" w:hanging="567"/>'


def styles(language: str) -> str:
    """Return the styles; complex scripts are set larger, as Arabic needs at the same measure, and not justified."""
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
        f'w:eastAsia="Times New Roman" w:cs="Traditional Arabic"/>{_size(22, 28)}'
        f'<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="{"ar" if language == "ar" else "ar-SA"}"/></w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    justify = "" if language == "ar" else '<w:jc w:val="both"/>'
    written = (
        _style("Normal", "Normal", based=""),
        _style("BodyText", "Body Text", paragraph=justify),
        _style("Clause", "Clause", paragraph=_hanging(567) + justify),
        _style("Item", "Item", paragraph=_spacing(0, 80) + _hanging(1134) + justify),
        *_EVERYWHERE,
    )
    return f"{_XML}<w:styles {_WORD}>{defaults}{''.join(written)}</w:styles>"


_EVERYWHERE = (
    _style("Title", "Title", paragraph=_spacing(0, 120) + _CENTRE, run=_BOLD + _size(28, 36)),
    _style("Subtitle", "Subtitle", paragraph=_spacing(0, 120) + _CENTRE, run="<w:i/><w:iCs/>"),
    _style(
        "Heading1",
        "heading 1",
        paragraph=f'<w:keepNext/>{_spacing(280, 120)}<w:outlineLvl w:val="0"/>',
        run=_BOLD,
    ),
    _style("TableText", "Table Text", paragraph=_spacing(40, 40), run=_size(20, 24)),
    _style("TableHeading", "Table Heading", paragraph="<w:keepNext/>", run=_BOLD, based="TableText"),
    _style("Footer", "footer", paragraph=_CENTRE, run=_size(18, 22)),
    _style("FootnoteText", "footnote text", paragraph=_spacing(0, 0), run=_size(18, 22)),
    _style("CommentText", "annotation text", paragraph=_spacing(0, 0), run=_size(20, 20)),
    _style(
        "FootnoteReference",
        "footnote reference",
        run='<w:vertAlign w:val="superscript"/>',
        based="",
        kind="character",
    ),
    _style("CommentReference", "annotation reference", run=_size(16, 16), based="", kind="character"),
    _TABLE_GRID,
)
