"""JSON as a stream: values one at a time, with their lines, and an index on disk of what they name."""
