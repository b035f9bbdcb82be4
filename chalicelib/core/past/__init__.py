"""Past cases of another system, from a CSV: how a line is read, what is wrong with it in plain
words, and the history that it stands for. No name, address or word of anybody's is taken over.
"""
