"""Many proposals, one negotiating text: reading, aligning, unifying, comparing and writing."""
