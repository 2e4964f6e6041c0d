"""The document and what can be told of a text without an engine; standard library only."""
