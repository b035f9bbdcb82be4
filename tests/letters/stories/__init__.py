"""Whole lives of a case that send every letter of a part of the rules, and what each letter must
say.
"""
