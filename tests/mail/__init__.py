"""Mail as people and machines really send it: messages with what must be read from them beside, and
hostile bytes.
"""
