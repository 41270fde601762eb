"""The screens of what talks are made of: what they rest on, rounds, contacts, issues, offices, undertakings."""
