"""What cannot be read, said in one sentence each."""

from goodoffices.terms import NotPossible


class NotWord(NotPossible):
    """The file "{name}" is not a Word document: open it in Word or LibreOffice and save it as .docx."""


class OldWord(NotPossible):
    """The file "{name}" is in an old format of Office (.doc): open it in Word or LibreOffice and save it as .docx."""


class Locked(NotPossible):
    """The file "{name}" is locked with a password: open it in Word, remove the password, and save it again."""


class Damaged(NotPossible):
    """The file "{name}" is damaged ({what}): open it in Word, let Word repair it, and save it again as .docx."""


class NoText(NotPossible):
    """The file "{name}" is an archive without a Word text in it: open the original in Word and save it as .docx."""


class TooLarge(NotPossible):
    """The file "{name}" is larger than can be read safely ({what}): split it, or save only its text as a new .docx."""


class Unsafe(NotPossible):
    """The file "{name}" is built as no honest document is ({what}): save its text from Word as a new .docx."""
