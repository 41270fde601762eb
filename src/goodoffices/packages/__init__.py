"""Packages: is there a deal, which one, and what to ask next; pure, from values to values."""
