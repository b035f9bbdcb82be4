"""Complaints about a child protection conference (004)."""
