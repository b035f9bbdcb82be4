"""Who comes in, one Blueprint each: a door reads what came, calls one verb, and renders what the
verb returned. `web.py` holds what the doors of the web share: reading a form, refusing forged ones,
and answering when something breaks. Nothing imports a door."""
