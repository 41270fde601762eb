"""The command line: one small module for each command, and what they share."""

from goodoffices.cli.program import main

__all__ = ["main"]
