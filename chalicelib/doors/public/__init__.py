"""The public's door: the start page, the complaint form with its drafts and files, and the
guide.
"""
