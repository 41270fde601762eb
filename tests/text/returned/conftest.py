"""A draft of invented talks, short enough to be edited two hundred times."""

import pytest

from goodoffices.text.framework import Framework
from goodoffices.text.read.plain import read_text
from goodoffices.text.taking_up import taken_up

TEXT = """
Framework for the cessation of hostilities in the valley of the Dorn

Part one

1. The two sides shall cease all hostilities along the river within [30 days] [60 days] of the signature of this text.

2. Artillery of more than twenty millimetres is drawn back behind the ridge and is counted there once in every week.

3. Humanitarian convoys pass every checkpoint freely, and none is searched [more than once] on one day.

4. A joint commission of six persons, three named by either side, meets in the town hall of Lindow every second Monday.

5. The commission decides by consensus; where there is none, the chair reports both opinions to the guarantors.

Part two

6. Persons who lost their homes since the third of March may return to them, and nobody asks them for their papers.

7. Prisoners are exchanged all for all at the bridge of Ostern, beginning with the wounded, the sick and the oldest.

8. Schools in the valley teach in both languages, and parents choose freely which of the two their children begin with.

9. Water from the upper reservoir is shared in equal halves between the farms of the plain and those of the terraces.

10. The market of Lindow opens again on Saturdays under the protection of wardens who carry no weapons of any kind.

11. Mines are cleared by a company from a third country, which hands its maps to both sides at the end of each month.

12. This text enters into force once both sides have told the depositary in writing that they have approved it.
"""


@pytest.fixture(scope="session")
def draft() -> Framework:
    """Fifteen provisions, three of them with brackets."""
    return taken_up(read_text("draft.txt", TEXT.encode()))
