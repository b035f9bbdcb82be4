"""Every letter, written out from whole lives of a case (`stories`), and read as its reader
would.
"""
