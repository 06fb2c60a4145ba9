"""The vocabulary for whoever wants to adopt it: documentation, every syntax, and what makes its addresses answer."""

from kg.publish.vocabulary.folder import files
from kg.publish.vocabulary.terms import read
from kg.publish.vocabulary.view import view

__all__ = ["files", "read", "view"]
