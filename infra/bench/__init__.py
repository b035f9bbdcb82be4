"""Measure what a complaint costs, beside the least that it could: `make bench`.

Each part runs in a process of its own and gives plain data. `engine` starts the stand-in of AWS
that they share, so that its work is not counted as ours. docs/figures.md says how to read the
figures.
"""
