"""The screens of the text: whole, clause by clause, bracket by bracket, and where every proposal went."""
