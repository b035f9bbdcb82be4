"""The person's own door: the page behind their private link, and the one that asks whose a message
is.
"""
