"""The tables of the accounts, from version to version."""
