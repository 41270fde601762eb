import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from goodoffices.text.language import language_of
from goodoffices.text.read import read_document

CLAUSES = {
    "en": ["The Parties shall refrain from all hostile acts.", "Each Party releases all detainees within thirty days."],
    "fr": ["Les Parties s’abstiennent de tout acte hostile.", "Nul ne sera soumis à la torture."],
    "es": [
        "Las Partes se abstendrán de todo acto de hostilidad.",
        "Nadie será sometido a torturas.",
    ],
    "pt": ["As Partes abster-se-ão de qualquer ato de hostilidade.", "O Comité não supervisionará o cessar-fogo."],
    "it": ["Le Parti si astengono da qualsiasi atto di ostilità.", "Ogni individuo ha diritto alla libertà."],
    "de": ["Der Ausschuss überwacht die Waffenruhe.", "Niemand darf der Folter unterworfen werden."],
    "nl": ["De Partijen onthouden zich van elke vijandelijke handeling.", "Het Comité houdt toezicht op het bestand."],
    "tr": ["Taraflar her türlü düşmanca eylemden kaçınacaktır.", "Yaşamak ve hürriyet her ferdin hakkıdır."],
    "uk": ["Сторони утримуються від будь-яких ворожих дій і не застосовують силу її."],
    "fa": ["طرف‌ها از هر گونه عمل خصمانه پرهیز می‌کنند و گزارش می‌دهند."],
}


@pytest.mark.parametrize(("language", "clause"), [(one, text) for one, texts in CLAUSES.items() for text in texts])
def test_one_clause_tells_its_language(language: str, clause: str) -> None:
    assert language_of(clause) == language


@pytest.mark.parametrize(
    "text",
    ["", "1 2 3", "A B C", "Monitoring", "COM 2015 0634", "AM 26 deleted", "Option I: (paragraphs 1 to 7)", "ex ante"],
)
def test_what_does_not_tell_gets_no_language(text: str) -> None:
    assert language_of(text) == ""


@pytest.mark.parametrize(
    "text", ["Here is a cool sentence New text", "Here is a MS Word cool sentence New text", "De Minimis in the Rue"]
)
def test_english_is_not_taken_for_its_neighbours(text: str) -> None:
    assert language_of(text) in {"en", ""}


@pytest.mark.parametrize(
    "text", ["Dhinacyadu waa inay ka fogaadaan falalka colaadeed.", "Pacta sunt servanda et in bona fide exsequenda."]
)
def test_a_language_that_is_not_known_gets_no_name(text: str) -> None:
    assert language_of(text) == ""


def paragraphs(shared_data: Path) -> Iterator[tuple[str, str]]:
    told = json.loads((shared_data / "texts" / "udhr.json").read_text(encoding="utf-8"))
    for language in told["langs"].values():
        yield from ((language["lang"], clause["text"]) for clause in language["clauses"])


def test_single_paragraphs_tell_their_language_and_never_a_wrong_one(shared_data: Path) -> None:
    told = Counter((language, language_of(text)) for language, text in paragraphs(shared_data))
    assert {found for language, found in told if found != language} <= {""}
    for language in ("en", "fr", "ar", "he"):
        assert told[language, language] >= 29 * told[language, ""]


def test_pieces_of_six_words_never_tell_a_wrong_language(shared_data: Path) -> None:
    told: Counter[bool] = Counter()
    for language, text in paragraphs(shared_data):
        words = text.split()
        for at in range(0, len(words) - 5, 6):
            found = language_of(" ".join(words[at : at + 6]))
            assert found in {language, ""}
            told[found == language] += 1
    assert told[True] > 10 * told[False]


@pytest.mark.parametrize("name", ["gdocs-tracked-changes.docx", "msword-tracked-changes.docx", "original.docx"])
def test_short_files_in_english_are_not_dutch(name: str, shared_data: Path) -> None:
    assert read_document(name, (shared_data / "docx" / name).read_bytes()).language.startswith("en")


def test_cells_of_official_tables_are_english_or_tell_nothing(shared_data: Path) -> None:
    told = json.loads((shared_data / "texts" / "trilogue.json").read_text(encoding="utf-8"))
    cells = [row.get(side, "") for one in told["dossiers"] for row in one["rows"] for side in ("COM", "EP", "Council")]
    assert {language_of(cell) for cell in cells} == {"en", ""}
