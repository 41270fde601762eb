"""Readers of scenarios: files as bytes in, a model in whole units out."""

from goodoffices.packages.scenario.reading import Reading, read

__all__ = ["Reading", "read"]
