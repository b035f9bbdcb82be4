"""The tests of Heard: `core/` needs no AWS; the rest goes through the app on moto, or through the
running stand-in.
"""
