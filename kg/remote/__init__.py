"""Any SPARQL 1.1 server: asking it, and replacing our named graphs on it."""

from kg.remote.push import Progress, push
from kg.remote.server import Server

__all__ = ["Progress", "Server", "push"]
