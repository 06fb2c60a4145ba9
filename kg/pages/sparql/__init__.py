"""A page that holds the whole graph and a SPARQL engine, to be asked offline."""

from kg.pages.sparql.page import Asking
from kg.pages.sparql.texts import TEXTS

__all__ = ["TEXTS", "Asking"]
