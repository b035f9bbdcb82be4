"""Measures of cases for reports: pure, one definition each, with the id of the data dictionary.

`read_account.py` reads what a report needs of a case from its history, `dictionary.py` lists the
measures, `tally.py` counts them, `tables.py` makes tables of the counts.
"""
