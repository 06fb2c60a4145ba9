"""Runs `kg.server.serve` for the tests: `python start.py FILE '{"seconds": 2}' [PORT]`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kg import resources
from kg.errors import Unusable
from kg.server import Limits, serve


def main(source: str, limits: str, port: str = "0") -> None:
    def ready(address: str) -> None:
        print(address, flush=True)

    try:
        serve(Path(source), resources.QUERIES, "127.0.0.1", int(port), Limits(**json.loads(limits)), ready)
    except Unusable as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(*sys.argv[1:])
