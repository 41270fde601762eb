"""The one base error: a refusal is a sentence that names the rule and the way out."""

import inspect


class NotPossible(Exception):  # noqa: N818 - the refusal speaks to a mediator, not to a programmer
    """This cannot be done.

    A subclass states its sentence in the first paragraph of its docstring; words in braces
    are filled in from the keyword arguments that the error is raised with.
    """

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.sentence)

    @property
    def template(self) -> str:
        """The sentence before its braces are filled: what a translation is looked up by."""
        rule = inspect.cleandoc(type(self).__doc__ or "").split("\n\n")[0]
        return " ".join(rule.split())

    @property
    def sentence(self) -> str:
        """The sentence that the user sees."""
        return self.template.format(**self.details)

    def __reduce__(self) -> tuple[object, ...]:
        return _refusal, (type(self), self.details)


def _refusal(kind: type[NotPossible], details: dict[str, object]) -> NotPossible:
    return kind(**details)
