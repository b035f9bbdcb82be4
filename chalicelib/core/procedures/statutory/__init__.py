"""The statutory procedure of children's social care, stage by stage (RULES 1.1)."""
