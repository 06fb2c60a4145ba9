"""Named queries and free SPARQL: read, bound, run, shown. Loads Oxigraph's engine only, no other graph library."""

from kg.query.named import NamedQuery, Parameter, find, names
from kg.query.run import Graph, Rows, run

__all__ = ["Graph", "NamedQuery", "Parameter", "Rows", "find", "names", "run"]
