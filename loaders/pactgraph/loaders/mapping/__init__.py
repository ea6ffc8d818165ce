"""Mappings: how the rows of a table that was not made for pactgraph are read as claims."""
