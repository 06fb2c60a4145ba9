"""The vocabulary for whoever wants to adopt it: documentation, every syntax, and what makes its addresses answer."""

from kg.publish.vocabulary.folder import files

__all__ = ["files"]
