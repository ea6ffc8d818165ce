"""Articles as trees: the grammar of a sentence, and the relations that it tells by it."""
