"""The screens of the mediation team."""
