"""Random sessions at a Word file, as a delegation has them: edits, moves, splits, deletions, new clauses, comments."""

import copy as copying
import io
import zipfile
from dataclasses import dataclass, field
from random import Random

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DATE = "2031-05-06T09:00:00Z"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Element = etree._Element  # noqa: SLF001 - lxml's only name for the type


@dataclass(slots=True)
class Told:
    """What the session did, to be found again: words that came in and words that went, each with its hand.

    A hand is the author of a tracked change, "" where nothing was tracked or the change was accepted.
    """

    written: dict[str, str] = field(default_factory=dict)
    struck: list[tuple[str, str]] = field(default_factory=list)
    comments: dict[str, str] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    homes: dict[str, str] = field(default_factory=dict)


class Session:
    """One session at one file; `authors` are those who edit it."""

    def __init__(self, content: bytes, chance: Random, authors: tuple[str, ...]) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.files["word/document.xml"])
        self.body = self.root[0]
        self.chance, self.authors = chance, authors
        self.told = Told()
        self.notes: list[tuple[str, str]] = []
        self.number = 1000
        self.first = {id(one): name for one in self.clauses() if (name := self.name_of(one))}

    def clauses(self) -> list[Element]:
        """The paragraphs of provisions, and those that were made beside them."""
        return [one for one in self.body.iterchildren(f"{W}p") if self.name_of(one)]

    def name_of(self, paragraph: Element) -> str:
        found = paragraph.find(f"{W}bookmarkStart")
        return "" if found is None else found.get(f"{W}name", "")

    def act(self) -> None:
        acts = (self.edit, self.edit, self.strike, self.move, self.split, self.delete, self.insert, self.comment)
        self.chance.choice(acts)()

    def author(self) -> str:
        """Who edits: one of the authors, who tracks it, or nobody says who."""
        return self.chance.choice(("", *self.authors))

    def marked(self, name: str, author: str) -> Element:
        self.number += 1
        made = etree.Element(f"{W}{name}")
        for key, value in (("id", str(self.number)), ("author", author), ("date", DATE)):
            made.set(f"{W}{key}", value)
        return made

    def word(self) -> str:
        self.number += 1
        return f"zq{self.number}x"

    def run_of(self, paragraph: Element) -> Element | None:
        """A run of words of the text, not yet touched by a tracked change."""
        runs = [
            one
            for one in paragraph.iterchildren(f"{W}r")
            if len((one.findtext(f"{W}t") or "").split()) > 3 and one.find(f"{W}rPr/{W}rStyle") is None
        ]
        return self.chance.choice(runs) if runs else None

    def parts(self, run: Element) -> tuple[Element, Element, Element]:
        """Cut a run in three around one of its words; the pieces stand in its place."""
        text = run.findtext(f"{W}t") or ""
        words = text.split(" ")
        at = self.chance.randrange(1, len(words) - 1)
        pieces = (" ".join(words[:at]) + " ", words[at], " " + " ".join(words[at + 1 :]))
        made = []
        for piece in pieces:
            one = copying.deepcopy(run)
            found = one.find(f"{W}t")
            assert found is not None
            found.text = piece
            found.set(SPACE, "preserve")
            made.append(one)
        parent = run.getparent()
        assert parent is not None
        for one in made:
            run.addprevious(one)
        parent.remove(run)
        return made[0], made[1], made[2]

    def deleted(self, run: Element, author: str) -> Element:
        made = self.marked("del", author)
        run.addprevious(made)
        made.append(run)
        for text in run.iter(f"{W}t"):
            text.tag = f"{W}delText"
        return made

    def chosen(self) -> Element:
        paragraph = self.chance.choice(self.clauses())
        self.told.touched.add(self.name_of(paragraph))
        return paragraph

    def edit(self) -> None:
        """Put a word in the place of another."""
        paragraph = self.chosen()
        run = self.run_of(paragraph)
        if run is None:
            return
        author, new = self.author(), self.word()
        _, old, after = self.parts(run)
        gone = old.findtext(f"{W}t") or ""
        self.told.written[new] = author
        self.told.homes[new] = self.name_of(paragraph)
        self.told.struck.append((gone, author))
        fresh = copying.deepcopy(old)
        fresh.find(f"{W}t").text = new  # type: ignore[union-attr] # it was copied from one that has words
        if author:
            self.deleted(old, author)
            inside = self.marked("ins", author)
            inside.append(fresh)
            after.addprevious(inside)
        else:
            old.getparent().replace(old, fresh)  # type: ignore[union-attr] # it stands in a paragraph

    def strike(self) -> None:
        """Take a word out."""
        run = self.run_of(self.chosen())
        if run is None:
            return
        author = self.author()
        _, old, _ = self.parts(run)
        self.told.struck.append((old.findtext(f"{W}t") or "", author))
        if author:
            self.deleted(old, author)
        else:
            old.getparent().remove(old)  # type: ignore[union-attr] # it stands in a paragraph

    def move(self) -> None:
        """Set a clause elsewhere, without tracking or by a tracked move of its words."""
        paragraph = self.chosen()
        author = self.author()
        other = self.chance.choice(self.clauses())
        runs = list(paragraph.iterchildren(f"{W}r"))
        if (
            author
            and runs
            and not list(paragraph.iter(f"{W}ins", f"{W}del", f"{W}moveFrom"))
            and other is not paragraph
        ):
            target = copying.deepcopy(paragraph)
            for old in list(paragraph.iterchildren(f"{W}r")):
                wrapped = self.marked("moveFrom", author)
                old.addprevious(wrapped)
                wrapped.append(old)
            for fresh in list(target.iterchildren(f"{W}r")):
                wrapped = self.marked("moveTo", author)
                fresh.addprevious(wrapped)
                wrapped.append(fresh)
            self.mark_end(paragraph, "moveFrom", author)
            self.mark_end(target, "moveTo", author)
            for one in [*paragraph.iter(f"{W}bookmarkStart"), *paragraph.iter(f"{W}bookmarkEnd")]:
                one.getparent().remove(one)  # type: ignore[union-attr] # Word takes the bookmark along
            other.addprevious(target)
        elif other is not paragraph:
            other.addprevious(paragraph)

    def mark_end(self, paragraph: Element, kind: str, author: str) -> None:
        properties = paragraph.find(f"{W}pPr")
        assert properties is not None
        inner = etree.SubElement(properties, f"{W}rPr")
        inner.append(self.marked(kind, author))

    def split(self) -> None:
        """Press the return key in the middle of a clause."""
        paragraph = self.chosen()
        run = self.run_of(paragraph)
        if run is None:
            return
        _, old, _ = self.parts(run)
        fresh = etree.Element(f"{W}p")
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            fresh.append(copying.deepcopy(properties))
        for one in [old, *old.itersiblings()]:
            fresh.append(one)
        paragraph.addnext(fresh)

    def delete(self) -> None:
        """Take a whole clause out."""
        paragraph = self.chosen()
        author = self.author()
        if not author or list(paragraph.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")):
            paragraph.getparent().remove(paragraph)  # type: ignore[union-attr] # it stands in the body
            for one in paragraph.iter(f"{W}del"):
                gone = ("".join(map(str, one.itertext())), one.get(f"{W}author", ""))
                if gone in self.told.struck:
                    self.told.struck.remove(gone)
            for name in [word for word in self.told.written if word in "".join(map(str, paragraph.itertext()))]:
                del self.told.written[name]
            return
        for run in list(paragraph.iterchildren(f"{W}r")):
            self.deleted(run, author)
        self.mark_end(paragraph, "del", author)

    def insert(self) -> None:
        """Write a new clause."""
        before = self.chance.choice(self.clauses())
        author = self.author()
        words = [self.word() for _ in range(self.chance.randrange(3, 9))]
        fresh = etree.Element(f"{W}p")
        etree.SubElement(fresh, f"{W}pPr")
        run = etree.Element(f"{W}r")
        text = etree.SubElement(run, f"{W}t")
        text.text = " ".join(words)
        if author:
            inside = self.marked("ins", author)
            inside.append(run)
            fresh.append(inside)
            self.mark_end(fresh, "ins", author)
        else:
            fresh.append(run)
        before.addprevious(fresh)
        self.told.written.update(dict.fromkeys(words, author))

    def comment(self) -> None:
        """Write something beside a clause."""
        paragraph = self.chance.choice(self.clauses())
        self.number += 1
        author, words = self.chance.choice(self.authors), f"We cannot accept {self.word()}"
        self.told.comments[words] = author
        self.notes.append((f'w:id="{self.number}" w:author="{author}" w:date="{DATE}"', words))
        for name, place in (("commentRangeStart", 1), ("commentRangeEnd", len(paragraph))):
            one = etree.Element(f"{W}{name}")
            one.set(f"{W}id", str(self.number))
            paragraph.insert(place, one)
        reference = etree.SubElement(paragraph, f"{W}r")
        etree.SubElement(reference, f"{W}commentReference").set(f"{W}id", str(self.number))

    def accept_half(self) -> None:
        """Accept a half of the changes to words, each as likely as the other."""
        for one in list(self.root.iter(f"{W}ins", f"{W}del")):
            whole = one.getparent().tag != f"{W}p" or self.is_tracked_whole(one.getparent())  # type: ignore[union-attr]  # it lies in a paragraph
            if whole or self.chance.random() < 0.5:
                continue
            words = "".join(map(str, one.itertext()))
            author = one.get(f"{W}author", "")
            if one.tag == f"{W}ins":
                for child in list(one):
                    one.addprevious(child)
                for word in words.split():
                    self.told.written[word] = ""
            else:
                self.told.struck.remove((words, author))
                self.told.struck.append((words, ""))
            one.getparent().remove(one)  # type: ignore[union-attr] # it stands in a paragraph

    def is_tracked_whole(self, paragraph: Element) -> bool:
        return paragraph.find(f"{W}pPr/{W}rPr") is not None

    def lose_names(self) -> None:
        """Drop all bookmarks and properties, as an editor in a browser does."""
        for one in [*self.root.iter(f"{W}bookmarkStart"), *self.root.iter(f"{W}bookmarkEnd")]:
            one.getparent().remove(one)  # type: ignore[union-attr] # it stands in a paragraph
        self.files.pop("docProps/custom.xml", None)

    def saved(self) -> bytes:
        files = dict(self.files)
        files["word/document.xml"] = etree.tostring(self.root)
        if self.notes:
            body = "".join(
                f"<w:comment {head}><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>" for head, words in self.notes
            )
            files["word/comments.xml"] = f'<w:comments xmlns:w="{W[1:-1]}">{body}</w:comments>'.encode()
            tie = f'<Relationship Id="rNotes" Type="{OFFICE}/comments" Target="comments.xml"/></Relationships>'
            name = "word/_rels/document.xml.rels"
            files[name] = files[name].replace(b"</Relationships>", tie.encode())
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return out.getvalue()
