"""Worlds: draws of all that the parties could value, given what they said."""
