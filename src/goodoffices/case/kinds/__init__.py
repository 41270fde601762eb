"""Every kind of statement. A kind is a module's dataclass; importing this package makes all of them known."""

from goodoffices.case.kinds.custody import Held, Recovered, Shredded
from goodoffices.case.kinds.note import Fidelity, Note
from goodoffices.case.kinds.rooms import Admitted, Role, RoomNamed

__all__ = ["Admitted", "Fidelity", "Held", "Note", "Recovered", "Role", "RoomNamed", "Shredded"]
