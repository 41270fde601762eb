"""What a bracket must not cut: a number and its unit, a date, a reference to an article.

One table for each kind of word; the languages are English, French, Spanish, German, Russian, Turkish, Arabic,
Persian and Hebrew. A language that is missing loses nothing but this courtesy.
"""

_UNITS = """
second seconds minute minutes hour hours day days
night nights week weeks fortnight month months quarter quarters
year years kilometre kilometres kilometer kilometers km metre metres meter meters mile miles hectare hectares
kilogram kilograms kg tonne tonnes ton tons litre litres liter liters percent dollars euros pounds
seconde secondes heure heures jour jours semaine semaines
mois an ans année années kilomètre kilomètres mètre mètres
segundo segundos minuto minutos hora horas día días semana
semanas mes meses año años kilómetro kilómetros metro metros
sekunde sekunden stunde stunden tag tage tagen woche
wochen monat monate monaten jahr jahre jahren meter kilometer
час часа часов день дня дней неделя недели недель
месяц месяца месяцев год года лет километр километра километров
saat gün hafta ay yıl kilometre metre
ثانية ثوان دقيقة دقائق ساعة ساعات يوم يوما يومًا أيام أسبوع
أسبوعا أسبوعًا أسابيع شهر شهرا شهرًا أشهر شهور سنة سنوات عام أعوام
كيلومتر كيلومترا كيلومترًا كيلومترات متر مترا مترًا أمتار طن أطنان
روز ساعت هفته ماه سال کیلومتر
דקות שעה שעות יום ימים שבוע שבועות חודש חודשים שנה שנים קילומטר קילומטרים מטר מטרים
"""
_QUALIFIERS = """
calendar working business consecutive square cubic nautical
calendaires ouvrables consécutifs consécutives carrés
naturales hábiles consecutivos cuadrados aufeinanderfolgende
"""
_NUMBER_WORDS = """
one two three four five six seven eight nine
ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
deux trois quatre cinq six sept huit neuf dix
onze douze quinze vingt trente quarante cinquante soixante cent mille
dos tres cuatro cinco seis siete ocho nueve diez quince veinte treinta cuarenta cincuenta sesenta cien mil
zwei drei vier fünf sechs sieben acht neun zehn zwölf vierzehn zwanzig dreißig vierzig sechzig neunzig hundert
ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة ثلاثون ثلاثين
أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين
تسعون تسعين مئة مائة ألف
שני שתי שלושה שלוש ארבעה ארבע חמישה חמש שישה שש שבעה שבע עשרה עשר שלושים ארבעים שישים תשעים מאה
"""
_MONTHS = """
january february march april may june july august september october november december
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
januar februar märz juni juli oktober dezember
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
شباط آذار نيسان أيار حزيران تموز آب أيلول
ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
"""
_DIVISIONS = """
article articles paragraph paragraphs annex annexes section chapter clause phase stage day
paragraphe annexe phase étape artículo párrafo anexo fase etapa
artikel absatz anhang статья статьи пункт пункта приложение madde ek
المادة مادة الفقرة فقرة الملحق البند المرحلة اليوم ماده بند סעיף נספח שלב
"""


def _any_of(words: str) -> str:
    return "|".join(sorted(set(words.split()), key=lambda word: (-len(word), word)))


_FIGURE = r"\d{1,20}(?:[.,٫٬:/-]\d{1,20}){0,5}"
_COUNTED = rf"(?:{_any_of(_NUMBER_WORDS)})(?:[-\s](?:{_any_of(_NUMBER_WORDS)})){{0,6}}"
_NUMBER = rf"(?:{_FIGURE}|{_COUNTED})(?:\s\({_FIGURE}\))?"
_UNIT = rf"(?:(?:(?:{_any_of(_QUALIFIERS)})\s)?(?:{_any_of(_UNITS)})\b|per\scent\b|%|٪|°)"

COUNTING_WORDS = frozenset(_NUMBER_WORDS.split())
"""The words that numbers are written with."""

QUANTITY = rf"(?:{_NUMBER}[\s-]?{_UNIT}|[$€£]\s?{_FIGURE})"
"""A number, in figures or in words (or both: "thirty (30)"), with its unit."""

DATE = (
    rf"(?:\d{{1,2}}(?:er|st|nd|rd|th|\.)?\s(?:de\s)?(?:[^\W\d_]+/)?(?:{_any_of(_MONTHS)})\b(?:\s(?:de\s)?\d{{4}}\b)?"
    rf"|(?:{_any_of(_MONTHS)})\s\d{{1,2}}(?:,?\s\d{{4}})?\b)"
)
"""A day and its month, in either order, with the year where it is given."""

REFERENCE = rf"(?:{_any_of(_DIVISIONS)})\s{_FIGURE}(?:\s?\(\w{{1,4}}\))*"
"""An article or paragraph named by its number."""
