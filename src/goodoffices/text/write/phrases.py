"""The fixed phrases of a paper, in English and Arabic; a paper in any other language has them in English."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from goodoffices.terms import MEDIATORS, Label
from goodoffices.text.framework import Agreement, Status
from goodoffices.text.language import Direction
from goodoffices.text.proposal import Standing, TextStanding

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a paper says in its own words, in one language; words in braces are filled in."""

    language: str
    direction: Direction
    framework: str
    nature: str
    clean: str
    clean_of: str
    holders: str
    signs: str
    proposal: str
    date: str
    standing: str
    base: str
    option: str
    no_text: str
    no_text_means: str
    no_text_held_means: str
    bracket_means: str
    bracket_held_means: str
    inner_means: str
    option_means: str
    note_means: str
    sources: str
    tracked: str
    tracked_by: str
    block: str
    commented: str
    example: str
    to_translate: str
    separator: str
    on_the_table: str
    mediators: str
    mediators_only: str
    room_only: str
    rooms_only: str
    holds: str
    agreement: Mapping[Agreement, str]
    agreement_means: Mapping[Agreement, str]
    text_standing: Mapping[TextStanding, str]
    proposal_standing: Mapping[Standing, str]
    months: tuple[str, ...]

    def day(self, date: str) -> str:
        """Return an ISO date as it is written in a text; anything else as it stands."""
        found = _DAY.fullmatch(date)
        if found is None or not 1 <= int(found[2]) <= len(self.months):
            return date
        return f"{int(found[3])} {self.months[int(found[2]) - 1]} {found[1]}"

    def status(self, status: Status, *, named: bool = True) -> str:
        """Return a status in words: how far agreed, by whom (where they may be named), since when."""
        parties = status.parties if named else ()
        details = self.separator.join(one for one in (*parties, self.day(status.date)) if one)
        words = self.agreement[status.agreement]
        return f"{words}: {details}" if details else words

    def marking(self, label: Label) -> str:
        """Return the line that says who may read what bears this label."""
        names = [self.mediators if name == MEDIATORS.name else name for name in label.names()]
        rooms = self.separator.join(names)
        if not names:
            return self.on_the_table
        if label == Label.of([MEDIATORS]):
            return self.mediators_only
        if len(names) == 1:
            return self.room_only.format(rooms=rooms)
        readers = self.mediators_only if MEDIATORS in label.rooms else self.rooms_only
        return f"{readers} {self.holds.format(rooms=rooms)}"


ENGLISH = Phrases(
    language="en",
    direction=Direction.LTR,
    framework="Framework",
    nature="One negotiating text. Text outside brackets is common: no proposal read here differs. "
    "Common is not agreed.",
    clean="Clean text of one reading, without brackets",
    clean_of="Clean text as read by {holder} ({title})",
    holders="Holders",
    signs="Signs",
    proposal="Proposal",
    date="Date",
    standing="Standing",
    base="text on the table, held by nobody",
    option="Option {number}",
    no_text="no text",
    no_text_means="No words here: a wording like any other.",
    no_text_held_means="These holders want no words here. (Who is not named by a bracket has said nothing on it.)",
    bracket_means="Open: one wording in each pair of brackets.",
    bracket_held_means="Open: one wording in each pair of brackets, and after it who holds it.",
    inner_means="A bracket inside a bracket has a darker ground and a double line.",
    option_means="Open: whole wordings to choose from, set out one below the other.",
    note_means="A note, no part of the text.",
    sources="Sources",
    tracked="tracked change",
    tracked_by="tracked change by {author}",
    block="block {block}",
    commented="commented",
    example="text",
    to_translate="to be translated",
    separator=", ",
    on_the_table="On the table: every party may read this.",
    mediators="mediators",
    mediators_only="For the mediators only.",
    room_only="For the room “{rooms}” only.",
    rooms_only="For those who may read all its rooms only.",
    holds="Holds text from the rooms: {rooms}.",
    agreement={
        Agreement.COMMON: "common",
        Agreement.NO_OBJECTION: "no objection heard",
        Agreement.PROVISIONAL: "provisional",
        Agreement.AD_REFERENDUM: "ad referendum",
        Agreement.AGREED: "agreed",
    },
    agreement_means={
        Agreement.COMMON: "No proposal read here differs. Not agreed.",
        Agreement.NO_OBJECTION: "No objection was heard from the parties named.",
        Agreement.PROVISIONAL: "Agreed as long as all else is.",
        Agreement.AD_REFERENDUM: "Agreed by the delegations, who refer it to their principals.",
        Agreement.AGREED: "Agreed, by a recorded act of the parties.",
    },
    text_standing={
        TextStanding.AUTHENTIC: "authentic text",
        TextStanding.ORIGINAL: "original",
        TextStanding.REVISED: "revised translation",
        TextStanding.WORKING: "working translation",
        TextStanding.BEHIND: "translation behind the original",
    },
    proposal_standing={
        Standing.TABLED: "tabled",
        Standing.NON_PAPER: "non-paper",
        Standing.IN_CONFIDENCE: "in confidence",
        Standing.WITHDRAWN: "withdrawn",
        Standing.SUPERSEDED: "superseded",
    },
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
)

ARABIC = Phrases(
    language="ar",
    direction=Direction.RTL,
    framework="إطار",
    nature="نص تفاوضي واحد. ما يقع خارج الأقواس نص مشترك: لا يخالفه أي مقترح من المقترحات المقروءة هنا. "
    "والمشترك ليس متفقا عليه.",
    clean="نص صاف لقراءة واحدة، بلا أقواس",
    clean_of="نص صاف كما يقرؤه {holder} ({title})",
    holders="أصحاب المقترحات",
    signs="العلامات",
    proposal="المقترح",
    date="التاريخ",
    standing="الصفة",
    base="نص مطروح لا صاحب له",
    option="الخيار {number}",
    no_text="لا نص",
    no_text_means="بلا نص هنا: صيغة كأي صيغة أخرى.",
    no_text_held_means="لا يريد أصحاب هذه الصيغة أي نص هنا. (ومن لم يذكر عند القوس لم يقل فيه شيئا.)",
    bracket_means="مسألة مفتوحة: صيغة واحدة بين كل قوسين.",
    bracket_held_means="مسألة مفتوحة: صيغة واحدة بين كل قوسين، وبعدها علامة صاحبها.",
    inner_means="للقوس داخل القوس أرضية أدكن وخط مزدوج.",
    option_means="مسألة مفتوحة: صيغ كاملة للاختيار بينها، الواحدة تحت الأخرى.",
    note_means="ملاحظة ليست جزءا من النص.",
    sources="المصادر",
    tracked="تعديل متتبع",
    tracked_by="تعديل متتبع من {author}",
    block="الفقرة {block}",
    commented="عليها تعليق",
    example="نص",
    to_translate="ينتظر الترجمة",
    separator="\u200f، ",
    on_the_table="مطروح على الطاولة: لكل طرف أن يقرأه.",
    mediators="الوسطاء",
    mediators_only="للوسطاء فقط.",
    room_only="للغرفة «{rooms}» فقط.",
    rooms_only="لمن له أن يقرأ غرفه كلها فقط.",
    holds="فيه نصوص من الغرف: {rooms}.",
    agreement={
        Agreement.COMMON: "مشترك",
        Agreement.NO_OBJECTION: "لم يسمع اعتراض",
        Agreement.PROVISIONAL: "متفق عليه مؤقتا",
        Agreement.AD_REFERENDUM: "رهن الرجوع إلى المرجعية",
        Agreement.AGREED: "متفق عليه",
    },
    agreement_means={
        Agreement.COMMON: "لا يخالفه أي مقترح من المقترحات المقروءة هنا. وليس متفقا عليه.",
        Agreement.NO_OBJECTION: "لم يسمع اعتراض من الأطراف المذكورة.",
        Agreement.PROVISIONAL: "متفق عليه ما دام كل ما عداه متفقا عليه.",
        Agreement.AD_REFERENDUM: "وافقت عليه الوفود وترجع به إلى مرجعياتها.",
        Agreement.AGREED: "متفق عليه بفعل مسجل من الأطراف.",
    },
    text_standing={
        TextStanding.AUTHENTIC: "نص ذو حجية",
        TextStanding.ORIGINAL: "أصل",
        TextStanding.REVISED: "ترجمة منقحة",
        TextStanding.WORKING: "ترجمة عمل",
        TextStanding.BEHIND: "ترجمة متأخرة عن الأصل",
    },
    proposal_standing={
        Standing.TABLED: "مقدم",
        Standing.NON_PAPER: "ورقة غير رسمية",
        Standing.IN_CONFIDENCE: "بصفة سرية",
        Standing.WITHDRAWN: "مسحوب",
        Standing.SUPERSEDED: "حل محله غيره",
    },
    months=(
        "كانون الثاني/يناير",
        "شباط/فبراير",
        "آذار/مارس",
        "نيسان/أبريل",
        "أيار/مايو",
        "حزيران/يونيه",
        "تموز/يوليه",
        "آب/أغسطس",
        "أيلول/سبتمبر",
        "تشرين الأول/أكتوبر",
        "تشرين الثاني/نوفمبر",
        "كانون الأول/ديسمبر",
    ),
)


def phrases_of(language: str) -> Phrases:
    """Return the phrases in a language (a BCP 47 tag), English where there are none."""
    return ARABIC if language.split("-", maxsplit=1)[0] == "ar" else ENGLISH
