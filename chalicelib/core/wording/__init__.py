"""Words of our own that the rules choose: what each letter is called, and where else to turn."""
