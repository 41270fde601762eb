"""The screens on which proposals become one text."""
