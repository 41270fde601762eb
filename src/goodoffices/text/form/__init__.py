"""The forms that documents and frameworks take outside the program: JSON of a documented shape."""
