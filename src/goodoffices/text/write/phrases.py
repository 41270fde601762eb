"""The fixed phrases of a paper, in English and Arabic; a paper in any other language has them in English.

A paper runs in the direction of its language all the same: English phrases on a Hebrew page keep to its right side.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from goodoffices.terms import MEDIATORS, Label
from goodoffices.text.framework import Agreement, Status
from goodoffices.text.language import Direction, direction_of
from goodoffices.text.proposal import Standing, TextStanding

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a paper says in its own words, in one language; words in braces are filled in."""

    language: str
    direction: Direction
    framework: str
    nature: str
    latest: str
    clean: str
    clean_of: str
    holders: str
    group: str
    signs: str
    base: str
    option: str
    no_text: str
    no_text_means: str
    no_text_held_means: str
    bracket_means: str
    bracket_held_means: str
    bracket_noted_means: str
    inner_means: str
    option_means: str
    note_means: str
    held_by: str
    sources: str
    tracked: str
    tracked_by: str
    block: str
    commented: str
    example: str
    to_translate: str
    separator: str
    semicolon: str
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
    languages: Mapping[str, str]
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
    latest="Latest proposal: {date}.",
    clean="Clean text of one reading, without brackets",
    clean_of="Clean text as read by {holder} ({title})",
    holders="Holders",
    group="group {number}",
    signs="Signs",
    base="text on the table, held by nobody",
    option="Option {number}",
    no_text="no text",
    no_text_means="No words here: a wording like any other.",
    no_text_held_means=(
        "These holders have no such words here; beside a whole clause: they want it deleted. "
        "(Who is not named by a bracket has said nothing on it.)"
    ),
    bracket_means="Open: one wording in each pair of brackets.",
    bracket_held_means="Open: one wording in each pair of brackets, and after it who holds it.",
    bracket_noted_means="Open: one wording in each pair of brackets, and a footnote to it tells who holds it.",
    inner_means="A bracket inside a bracket has a darker ground and a double line.",
    option_means="Open: whole wordings to choose from, set out one below the other.",
    note_means="A note, no part of the text.",
    held_by="Held by {holders}.",
    sources="Sources",
    tracked="tracked change",
    tracked_by="tracked change by {author}",
    block="block {block}",
    commented="commented",
    example="text",
    to_translate="to be translated",
    separator=", ",
    semicolon="; ",
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
    languages={
        "ar": "Arabic",
        "de": "German",
        "en": "English",
        "es": "Spanish",
        "fa": "Persian",
        "fr": "French",
        "he": "Hebrew",
        "pt": "Portuguese",
        "ru": "Russian",
        "tr": "Turkish",
        "uk": "Ukrainian",
        "ur": "Urdu",
        "zh": "Chinese",
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
    nature="نص تفاوضي موحد. وما يرد خارج الأقواس المعقوفة نص مشترك: لا يختلف عنه أي مقترح من المقترحات المقروءة هنا. "
    "والمشترك ليس متفقا عليه.",
    latest="أحدث مقترح: {date}.",
    clean="نص خال من الأقواس المعقوفة وفق قراءة واحدة",
    clean_of="نص خال من الأقواس المعقوفة وفق قراءة {holder} ({title})",
    holders="أصحاب المقترحات",
    group="المجموعة {number}",
    signs="الرموز المستخدمة",
    base="نص مطروح لا ينسب إلى أحد",
    option="الخيار {number}",
    no_text="لا نص",
    no_text_means="لا نص هنا: صيغة كسائر الصيغ.",
    no_text_held_means=(
        "ليس لدى هؤلاء مثل هذا النص هنا؛ وإذا جاءت إزاء فقرة كاملة فهم يطلبون حذفها. "
        "(ومن لم يذكر عند القوسين لم يقل شيئا في هذه المسألة.)"
    ),
    bracket_means="مسألة غير محسومة: صيغة واحدة بين كل قوسين معقوفين.",
    bracket_held_means="مسألة غير محسومة: صيغة واحدة بين كل قوسين معقوفين، يليها رمز صاحبها.",
    bracket_noted_means="مسألة غير محسومة: صيغة واحدة بين كل قوسين معقوفين، وتبين حاشيتها صاحبها.",
    inner_means="القوسان الواردان داخل قوسين آخرين لهما خلفية أغمق وخط مزدوج.",
    option_means="مسألة غير محسومة: صيغ كاملة للاختيار بينها، ترد الواحدة تحت الأخرى.",
    note_means="ملاحظة لا تشكل جزءا من النص.",
    held_by="صيغة مقدمة من: {holders}.",
    sources="المصادر",
    tracked="تغيير متعقب",
    tracked_by="تغيير متعقب أجراه {author}",
    block="الفقرة {block}",
    commented="عليها تعليق",
    example="نص",
    to_translate="في انتظار الترجمة",
    separator="\u200f، ",
    semicolon="\u200f؛ ",
    on_the_table="مطروح على الطاولة: يجوز لجميع الأطراف الاطلاع عليه.",
    mediators="الوسطاء",
    mediators_only="للوسطاء فقط.",
    room_only="للغرفة «{rooms}» فقط.",
    rooms_only="لمن يحق له الاطلاع على جميع الغرف المعنية فقط.",
    holds="يتضمن نصوصا من الغرف: {rooms}.",
    agreement={
        Agreement.COMMON: "مشترك",
        Agreement.NO_OBJECTION: "لم يبد اعتراض",
        Agreement.PROVISIONAL: "متفق عليه مؤقتا",
        Agreement.AD_REFERENDUM: "متفق عليه بشرط الاستشارة",
        Agreement.AGREED: "متفق عليه",
    },
    agreement_means={
        Agreement.COMMON: "لا يختلف عنه أي مقترح من المقترحات المقروءة هنا. وليس متفقا عليه.",
        Agreement.NO_OBJECTION: "لم تبد الأطراف المذكورة اعتراضا.",
        Agreement.PROVISIONAL: "متفق عليه ما دام كل ما عداه متفقا عليه.",
        Agreement.AD_REFERENDUM: "وافقت عليه الوفود، وسترجع فيه إلى الجهات التي تمثلها.",
        Agreement.AGREED: "متفق عليه بموجب إجراء مسجل صادر عن الأطراف.",
    },
    text_standing={
        TextStanding.AUTHENTIC: "نص ذو حجية",
        TextStanding.ORIGINAL: "النص الأصلي",
        TextStanding.REVISED: "ترجمة منقحة",
        TextStanding.WORKING: "ترجمة لأغراض العمل",
        TextStanding.BEHIND: "ترجمة متأخرة عن الأصل",
    },
    proposal_standing={
        Standing.TABLED: "مقدم",
        Standing.NON_PAPER: "ورقة غير رسمية",
        Standing.IN_CONFIDENCE: "بصفة سرية",
        Standing.WITHDRAWN: "مسحوب",
        Standing.SUPERSEDED: "حل محله غيره",
    },
    languages={
        "ar": "العربية",
        "de": "الألمانية",
        "en": "الإنكليزية",
        "es": "الإسبانية",
        "fa": "الفارسية",
        "fr": "الفرنسية",
        "he": "العبرية",
        "pt": "البرتغالية",
        "ru": "الروسية",
        "tr": "التركية",
        "uk": "الأوكرانية",
        "ur": "الأردية",
        "zh": "الصينية",
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
    """Return the phrases in a language (a BCP 47 tag), English in its direction where there are none."""
    if language.split("-", maxsplit=1)[0] == ARABIC.language:
        return ARABIC
    return ENGLISH if direction_of("", language) is Direction.LTR else _ENGLISH_ON_THE_RIGHT


_ENGLISH_ON_THE_RIGHT = replace(ENGLISH, direction=Direction.RTL)
