"""Whether two descriptions are of one thing: names, identifiers and other features compared, and explained.

It stands in the ontology, because it says what makes entities the same, needs neither source nor store, and
both the catalogue of the loaders and the resolution of the graph use it.
"""
