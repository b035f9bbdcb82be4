"""One message, in the order in which it is asked: `receive` stores it and leads the way;
`which_case` and `who_sent` read whose it is; `add_to_case`, `from_machines`, `ask_sender` and
`set_aside` are where it can go. `remind_set_aside` chases what still waits, and `originals` gives
it back whole.
"""
