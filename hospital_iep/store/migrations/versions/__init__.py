"""The revisions, each a change of the tables."""
