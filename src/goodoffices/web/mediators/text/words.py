"""What the text says of its words, its proposals and their standing, as the catalogues of languages must know it.

The templates translate these by their values.
"""

from django.utils.translation import gettext_noop as _

WORDS = (
    *(_("common"), _("no objection"), _("provisional"), _("ad referendum"), _("agreed")),
    *(_("tabled"), _("non-paper"), _("in confidence"), _("withdrawn"), _("superseded")),
    *(_("authentic"), _("original"), _("revised"), _("working translation"), _("behind")),
    *(_("fine"), _("normal"), _("coarse")),
    *(_("common text"), _("in brackets"), _("common text and brackets"), _("left out")),
    *(_("the proposal is withdrawn"), _("the proposal is superseded"), _("its clause was struck from the text")),
    _("it only refers to another text, and which words it means could not be told"),
    *(_("still open"), _("changed"), _("lifted"), _("went with its text"), _("opened"), _("came with its text")),
)
"""States, standings, grains, places, why a point was left out, and fates: the values of the words of the text."""
