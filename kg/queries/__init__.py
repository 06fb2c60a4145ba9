"""Named queries and free SPARQL: read, bound, run, shown. Loads Oxigraph's engine only, no other graph library."""

from kg.queries.named import NamedQuery, Parameter, every, find, names
from kg.queries.run import Graph, Rows, run

__all__ = ["Graph", "NamedQuery", "Parameter", "Rows", "every", "find", "names", "run"]
