"""The stand-in of AWS, as people drive it: a process of its own, through its doors and its
`/local/` addresses.
"""
