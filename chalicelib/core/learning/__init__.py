"""What changes because of what people told us: actions, each with its theme, owner, day and proof,
and what is still to be learned from an answer. Frozen values, and pure functions over a case.
"""
