"""From the text of a case to a model, and from a package back to the text."""
