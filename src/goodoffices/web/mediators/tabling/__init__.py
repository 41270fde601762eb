"""The screens of a draft on its way to a room and back: gate, copies, paper, returned files."""
