"""Aligning: which clause of one proposal answers which clause of another."""

from goodoffices.text.align.corpus import Corpus, align
from goodoffices.text.align.link import NO_VERDICTS, SURE, Link, Verdicts
from goodoffices.text.align.reference import Reference, reference_of

__all__ = ["NO_VERDICTS", "SURE", "Corpus", "Link", "Reference", "Verdicts", "align", "reference_of"]
