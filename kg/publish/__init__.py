"""What `kg build` writes: the graphs in every serialisation, their descriptions, and the coverage report."""

from kg.publish import nanopubs, plain, site, vocabulary
from kg.publish.describe import coverage, void
from kg.publish.serialise import graphs
from kg.publish.write import write

__all__ = ["coverage", "graphs", "nanopubs", "plain", "site", "vocabulary", "void", "write"]
