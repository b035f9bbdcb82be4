"""Heard: complaints about a council's children's services, from the door they come in by to their
answer.

Imports run one way: `doors` call `casework`; `casework` asks `core` to decide and `store` to
commit; nothing imports a door, and `core` imports nothing but the standard library and itself.
"""
