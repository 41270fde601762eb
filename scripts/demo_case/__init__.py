"""Builds the Word files of the fictional case from the texts beside it: `python -m scripts.demo_case`."""
