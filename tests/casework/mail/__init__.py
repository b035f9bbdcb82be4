"""A message's path through the app, from a raw mail to the case or the list of messages set
aside.
"""
