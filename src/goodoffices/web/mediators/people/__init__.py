"""The screens of people, rooms and keys."""
