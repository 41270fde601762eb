"""Accounts: how a person is known at the door, the second factor, and what was tried there. No secret of the case."""
