"""Every kind of statement. A kind is a module's dataclass; importing this package makes all of them known."""

from goodoffices.case.kinds.actors import Holder, Institution, Office, Party
from goodoffices.case.kinds.attempts import Attempt, Declined
from goodoffices.case.kinds.charters import Basis, Charter
from goodoffices.case.kinds.contacts import Certainty, Contact, ContactForm, ContactState, Stop
from goodoffices.case.kinds.custody import Held, Recovered, Shredded, TakenOut
from goodoffices.case.kinds.days import Day, TimeOfDay
from goodoffices.case.kinds.deadlines import Deadline, Strength
from goodoffices.case.kinds.drafts import (
    Bridging,
    ClauseLocked,
    Draft,
    Edited,
    Lifted,
    ProvisionState,
    Restored,
    Tabled,
    TabledText,
)
from goodoffices.case.kinds.feasibility import Feasibility
from goodoffices.case.kinds.issues import Issue, OwnWords, Position
from goodoffices.case.kinds.note import Fidelity, Note
from goodoffices.case.kinds.packages import (
    Bond,
    BracketsTied,
    ChoiceClause,
    NamedPackage,
    PackageVerdict,
    Verdict,
)
from goodoffices.case.kinds.phases import Phase, PhaseEntered
from goodoffices.case.kinds.provisions import ProvisionAdded, ProvisionMoved, ProvisionSetAgain, ProvisionStruck
from goodoffices.case.kinds.reactions import Authority, Binds, Reaction, Stance
from goodoffices.case.kinds.referrals import Referral
from goodoffices.case.kinds.rooms import Admitted, Role, RoomNamed
from goodoffices.case.kinds.rounds import Absent, Format, Round, Suspension
from goodoffices.case.kinds.showing import (
    CopyFate,
    CopyMade,
    Decided,
    DraftShown,
    Fate,
    FileReturned,
    GatePassed,
    Renamed,
    Way,
)
from goodoffices.case.kinds.sites import PartySite
from goodoffices.case.kinds.undertakings import Undertaking, UndertakingSort, UndertakingState
from goodoffices.case.kinds.weighing import (
    Belief,
    Believed,
    Counted,
    Estimate,
    FiguresShown,
    MattersMore,
    Supposed,
    Supposition,
)
from goodoffices.case.kinds.workings import (
    Asking,
    Better,
    Blocking,
    FrontPoint,
    PartyMakes,
    Surviving,
    ToAsk,
    Workings,
)

__all__ = [
    "Absent",
    "Admitted",
    "Asking",
    "Attempt",
    "Authority",
    "Basis",
    "Belief",
    "Believed",
    "Better",
    "Binds",
    "Blocking",
    "Bond",
    "BracketsTied",
    "Bridging",
    "Certainty",
    "Charter",
    "ChoiceClause",
    "ClauseLocked",
    "Contact",
    "ContactForm",
    "ContactState",
    "CopyFate",
    "CopyMade",
    "Counted",
    "Day",
    "Deadline",
    "Decided",
    "Declined",
    "Draft",
    "DraftShown",
    "Edited",
    "Estimate",
    "Fate",
    "Feasibility",
    "Fidelity",
    "FiguresShown",
    "FileReturned",
    "Format",
    "FrontPoint",
    "GatePassed",
    "Held",
    "Holder",
    "Institution",
    "Issue",
    "Lifted",
    "MattersMore",
    "NamedPackage",
    "Note",
    "Office",
    "OwnWords",
    "PackageVerdict",
    "Party",
    "PartyMakes",
    "PartySite",
    "Phase",
    "PhaseEntered",
    "Position",
    "ProvisionAdded",
    "ProvisionMoved",
    "ProvisionSetAgain",
    "ProvisionState",
    "ProvisionStruck",
    "Reaction",
    "Recovered",
    "Referral",
    "Renamed",
    "Restored",
    "Role",
    "RoomNamed",
    "Round",
    "Shredded",
    "Stance",
    "Stop",
    "Strength",
    "Supposed",
    "Supposition",
    "Surviving",
    "Suspension",
    "Tabled",
    "TabledText",
    "TakenOut",
    "TimeOfDay",
    "ToAsk",
    "Undertaking",
    "UndertakingSort",
    "UndertakingState",
    "Verdict",
    "Way",
    "Workings",
]
