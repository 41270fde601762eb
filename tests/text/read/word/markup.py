"""The markup of Word that tests are written in: words, changes, paragraphs, tables."""

BY = 'w:id="1" w:author="Ama Sey" w:date="2026-03-01T10:00:00Z"'
OTHER = 'w:id="2" w:author="Jon Vale" w:date="2026-03-02T10:00:00Z"'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(text: str, by: str = BY) -> str:
    return f"<w:ins {by}>{run(text)}</w:ins>"


def gone(text: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


def dele(text: str, by: str = BY) -> str:
    return f"<w:del {by}>{gone(text)}</w:del>"


def moved(text: str) -> str:
    return f"<w:moveFrom {BY}>{run(text)}</w:moveFrom>"


def here(text: str) -> str:
    return f"<w:moveTo {BY}>{run(text)}</w:moveTo>"


def p(*content: str, mark: str = "", more: str = "") -> str:
    marks = "".join(f"<w:{one} {BY}/>" for one in mark.split())
    return f"<w:p><w:pPr>{more}<w:rPr>{marks}</w:rPr></w:pPr>{''.join(content)}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def sdt(content: str) -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def field(instruction: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return f"{mark('begin')}<w:r>{instruction}</w:r>{mark('separate')}{result}{mark('end')}"


def box(content: str) -> str:
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


ROW_GONE, ROW_NEW = f"<w:del {BY}/>", f"<w:ins {BY}/>"
