"""`make bench`: what a complaint costs, measured on this machine and printed beside the least it
could cost.

Each part runs in a process of its own and gives plain data: `intake` and `sweep` count requests and
capacity, `cpu` times the doors against the bare boto3 calls, `cold` starts the handlers out of the
package, `package` weighs it, `reading` reads mail. `engine` starts the stand-in of AWS that they
share, in its own process, so that its work is not counted as ours. docs/figures.md says how to read
the figures.
"""
