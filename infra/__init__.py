"""What Heard runs on: the templates of its AWS, how it is packaged and deployed, and the stand-in
of AWS for this machine.
"""
