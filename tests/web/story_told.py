"""The words of the story of both sites, in two languages: parties, people and a river that nobody will find."""

from dataclasses import dataclass

from tests.web.party_scene import Delegation


@dataclass(frozen=True)
class Told:
    """The words of the talks in one language: all that is not of the program itself."""

    language: str
    mediator: str
    team: str
    title: str
    delegations: tuple[Delegation, ...]
    own: str
    secret: str
    spoken: str
    noted: str
    recipient: str
    before: str
    after: str
    comment: str
    because: str
    leaked: str


ENGLISH = Told(
    language="en",
    mediator="Hilde",
    team="The mediators of the Orsel",
    title="Withdrawal from the Orsel",
    delegations=(
        Delegation(
            "A",
            "Upper Orsel",
            "Letters of Upper Orsel",
            "1. Forces leave the valley of the Orsel within thirty days.\n\n"
            "2. The dam stays in common care and is kept by engineers of both sides.",
            ("Ansa",),
        ),
        Delegation(
            "B",
            "Lower Orsel",
            "Letters of Lower Orsel",
            "1. Forces leave the valley of the Orsel within sixty days.\n\n"
            "2. The dam stays in common care and is kept by engineers of both sides.",
        ),
    ),
    own="thirty",
    secret="sixty",
    spoken="Sixty days are an insult to all who wait at the crossing.",
    noted="We would take forty-five.",
    recipient="The minister of Lower Orsel",
    before="common care",
    after="the care of a trust",
    comment="Nobody asked our engineers.",
    because="Both said so at the bridge.",
    leaked="forces leave the valley of the Orsel within sixty days",
)
ARABIC = Told(
    language="ar",
    mediator="هالة",
    team="وسطاء نهر أورسل",
    title="الانسحاب من وادي أورسل",
    delegations=(
        Delegation(
            "A",
            "أورسل العليا",
            "رسائل أورسل العليا",
            "1. تغادر القوات وادي أورسل خلال ثلاثين يومًا من التوقيع.\n\n"
            "2. يبقى السد في رعاية مشتركة ويصونه مهندسون من الجانبين.",
            ("أماني",),
        ),
        Delegation(
            "B",
            "أورسل السفلى",
            "رسائل أورسل السفلى",
            "1. تغادر القوات وادي أورسل خلال ستين يومًا من التوقيع.\n\n"
            "2. يبقى السد في رعاية مشتركة ويصونه مهندسون من الجانبين.",
        ),
    ),
    own="ثلاثين",
    secret="ستين",
    spoken="ستون يومًا إهانة لكل من ينتظر عند المعبر.",
    noted="نقبل بخمسة وأربعين.",
    recipient="وزير أورسل السفلى",
    before="رعاية مشتركة",
    after="عهدة صندوق",
    comment="لم يسأل أحد مهندسينا.",
    because="قال الجانبان ذلك عند الجسر.",
    leaked="تغادر القوات وادي أورسل خلال ستين يومًا",
)
