"""Rows that several procedures share: triage, replies, moves for any time, pauses, endings."""
