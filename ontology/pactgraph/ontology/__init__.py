"""What can be said: the ontology's classes and relations, and the values that flow between the packages."""
