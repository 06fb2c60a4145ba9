"""European Security Order Knowledge Graph: who holds which position, since when, and on what evidence.

    import kg

    kg.load()                                            # an rdflib Dataset
    kg.query("positions", actor="Emmanuel Macron")       # rows as named tuples
    kg.network("sides")                                  # a networkx graph

`import kg` itself loads nothing; what these need is loaded when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import Rows, load, network, query
else:

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from kg import api

        return getattr(api, name)


__all__ = ["Rows", "load", "network", "query"]


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
