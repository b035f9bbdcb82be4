"""The rules: who may do what, by when, and what must then be said to whom.

Pure: the standard library only, `now` is always an argument, and nothing here knows AWS, HTTP or a
template.
"""
