import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from tests.text.strategies import frameworks

from goodoffices.text.document import Kind
from goodoffices.text.framework import Common, Framework, Origin, Provision, Wording
from goodoffices.text.write.bookmarks import bookmarked
from goodoffices.text.write.html import write_html
from goodoffices.text.write.html.sheet import DAY, NIGHT
from goodoffices.text.write.style import Attribution, Look, OneLanguage, PaperStyle

STYLES = [
    PaperStyle(provenance=True),
    PaperStyle(look=Look.BOX),
    PaperStyle(attribution=Attribution.HIDDEN),
]
HOSTILE = "\"><script>alert('x')</script><img src=x onerror=alert(1)>&amp;'\"</style></title>"


def read(page: str) -> str:
    return html.document_fromstring(page.encode("utf-8")).find("body").text_content()


def test_brackets_stand_as_in_the_word_file(framework: Framework) -> None:
    text = read(write_html(framework))
    assert "1. The Parties shall cease all hostilities within [30 days]A [60 days]B,\u00a0C of the signature" in text
    assert "[the units listed in Annex I [and their auxiliaries]B [no text]C]B,\u00a0C behind the line" in text
    assert "Option 2 (B, C): [An observer mission" in text
    assert "‹ad referendum: Ormland Council, 5 April 2031›" in text


def test_a_bracket_is_told_by_its_sign_its_ground_and_its_underline_with_a_letter(framework: Framework) -> None:
    page = write_html(framework)
    assert (
        '<span class="d1 sign">[</span><span class="d1 words common">30 days</span><span class="d1 sign">]</span>'
        in page
    )
    assert '<sup class="holders"><bdi>A</bdi></sup>' in page
    assert ".d1 { background:" in page
    assert ".d1.words { text-decoration: underline" in page


def test_the_page_says_on_top_and_in_print_who_may_read_it(framework: Framework) -> None:
    page = write_html(framework)
    body = html.document_fromstring(page.encode("utf-8")).find("body")
    assert body[0].text_content() == "For the mediators only. Holds text from the rooms: B, mediators."
    assert '@top-left { content: "For the mediators only\\2e  Holds text' in page


def test_the_page_runs_nothing_and_fetches_nothing(framework: Framework) -> None:
    page = write_html(framework, PaperStyle(provenance=True))
    root = html.document_fromstring(page.encode("utf-8"))
    assert not root.xpath("//script | //link | //img | //iframe | //object | //form | //*[@src] | //*[@href]")
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_hostile_text_stays_text_wherever_it_stands() -> None:
    provision = Provision("p1", (Wording("en", (Common(HOSTILE),)),), HOSTILE, to_translate=(HOSTILE,))
    origin = Origin(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    framework = Framework((provision,), (origin,), HOSTILE, languages=("en",))
    page = write_html(framework, PaperStyle(provenance=True))
    root = html.document_fromstring(page.encode("utf-8"))
    assert not root.xpath("//script | //img | //*[@onerror]")
    assert page.count("<style") == page.count("</style") == 1
    # Title, holder, title of the proposal, its date, number and words; its long id gives way to a letter.
    assert read(page).count(HOSTILE) == 6


def test_a_hostile_language_tag_stays_an_attribute() -> None:
    framework = Framework((Provision("p1", (Wording(HOSTILE, (Common("so"),)),)),), languages=(HOSTILE,))
    assert "<script" not in write_html(framework)


def test_signs_that_nobody_sees_are_shown() -> None:
    framework = Framework((Provision("p1", (Wording("en", (Common("a\u202eb\u0000c"),)),)),))
    assert "a⟦U+202E⟧b⟦U+0000⟧c" in read(write_html(framework))


def test_every_provision_has_an_anchor_under_the_name_it_bears_in_word(framework: Framework) -> None:
    root = html.document_fromstring(write_html(framework).encode("utf-8"))
    assert list(root.xpath("//*[@id]/@id")) == list(bookmarked(framework))


def test_each_text_says_its_language_and_direction(framework: Framework, arabic: Framework) -> None:
    root = html.document_fromstring(write_html(framework).encode("utf-8"))
    assert (root.get("lang"), root.get("dir")) == ("en", "ltr")
    assert root.xpath("//div[@lang='ar']/@dir") == ["rtl"]
    root = html.document_fromstring(write_html(arabic).encode("utf-8"))
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = (4, 1, 3, 2)
    provisions = tuple(
        Provision(f"p{place}", (Wording("en", (Common("so"),)),), kind=Kind.HEADING, level=level)
        for place, level in enumerate(levels)
    )
    page = write_html(Framework(provisions, title="T", languages=("en",)))
    assert re.findall(r"<(h\d)", page) == ["h1", "h2", "h2", "h3", "h3"]


def test_a_text_that_begins_with_its_title_has_it_once() -> None:
    provision = Provision("p1", (Wording("en", (Common("The Accord"),)),), kind=Kind.TITLE)
    page = write_html(Framework((provision,), title="The Accord", languages=("en",)))
    assert read(page).count("The Accord") == 1
    assert page.count("<h1") == 1


def test_sources_stand_folded_below_the_clause(framework: Framework) -> None:
    root = html.document_fromstring(write_html(framework, PaperStyle(provenance=True)).encode("utf-8"))
    folded = root.xpath("//details[@class='sources']")
    assert "30 days A: Republic of Veskaria, Draft agreement" in folded[0].text_content()
    assert not html.document_fromstring(write_html(framework).encode("utf-8")).xpath("//details")


def test_hidden_attribution_names_no_holder(framework: Framework) -> None:
    page = write_html(framework, PaperStyle(attribution=Attribution.HIDDEN))
    for origin in framework.origins:
        assert origin.holder not in page
        assert origin.title not in page
    assert "<sup" not in page


def test_the_clean_text_of_one_party_holds_no_word_of_another(framework: Framework) -> None:
    page = write_html(framework, PaperStyle(clean="B"))
    assert "within 60 days of the signature" in read(page)
    for foreign in ("30 days", "neutral", "joint commission", "Veskaria", "Envoys"):
        assert foreign not in page


def test_columns_set_right_to_left_text_on_the_right(framework: Framework, arabic: Framework) -> None:
    page = write_html(framework, PaperStyle(columns=True))
    assert '<div class="right" lang="ar" dir="rtl"' in page
    assert '<div class="left" lang="en" dir="ltr"' in page
    with pytest.raises(OneLanguage):
        write_html(arabic, PaperStyle(columns=True))


def test_cells_stand_in_their_table_again(schedule: Framework) -> None:
    root = html.document_fromstring(write_html(schedule).encode("utf-8"))
    rows = root.xpath("//table[@class='grid']//tr")
    assert [[cell.text_content().strip() for cell in row] for row in rows] == [
        ["Stage", "Day", "Released"],
        ["First", "[10]A [no text]B", "60"],
        ["[Last]B", "", "[All]B"],
    ]


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(frameworks(), st.sampled_from(STYLES))
def test_any_framework_becomes_the_same_page_each_time(framework: Framework, style: PaperStyle) -> None:
    page = write_html(framework, style)
    assert page == write_html(framework, style)
    root = html.document_fromstring(page.encode("utf-8"))
    assert list(root.xpath("//*[@id]/@id")) == list(bookmarked(framework))
    assert not root.xpath("//b")


def luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def pairs() -> Iterator[tuple[str, str]]:
    for colours in (DAY, NIGHT):
        for ground in ("paper", "ground-1", "ground-2", "ground-3"):
            for ink in ("ink", "muted", "accent", "edge"):
                yield colours[ink], colours[ground]


@pytest.mark.parametrize(("ink", "ground"), list(pairs()))
def test_every_colour_can_be_read_on_every_ground(ink: str, ground: str) -> None:
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
