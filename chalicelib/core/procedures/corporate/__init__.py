"""The corporate procedure of the council, by the Ombudsman's Code (RULES 1.2)."""
