"""What eight at once do to one case, proved on ministack, whose transactions are sound. moto's lose
updates, so it cannot show this.

Each of the eight is a process of its own (`racer.py`) that runs the product's own verbs; the tests
here give them the word and look at what is left in the table.
"""
