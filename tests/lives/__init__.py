"""Whole cases, one file a procedure, lived through the app by nothing but the links in the mail,
replies, and the clock.
"""
