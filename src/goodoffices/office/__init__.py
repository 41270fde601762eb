"""The verbs: what a person does in a case, one function each, and so the Python API.

A verb takes the sitting of an unlocked person, appends entries, and returns once they are safe. Each takes the id of
its entry from whoever calls it; the same id twice gives the first answer.
"""
