"""Documents made of a report's tables: what stands beside each, its chart, and files of figures.

Nothing here counts. A page is drawn from what these give by `pages.py`.
"""
