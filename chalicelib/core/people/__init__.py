"""Who may handle a case: officers and their roles, conflicts, and people from outside the
council.
"""
