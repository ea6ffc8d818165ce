"""Proposing a mapping for a table that nobody has described yet."""
