"""A fact goes in and a `Decision` comes out: the case as it is now, its events, and the letters
owed. `decide` is the way in; each other file is one kind of fact, or a step that they share.
"""
