"""The screens of notes and of what is marked in them."""
