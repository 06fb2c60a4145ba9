"""The query engine: worker processes that are killed when a query takes too long or its asker has gone."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, wait
from concurrent.futures import TimeoutError as TooLong
from pathlib import Path

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from kg.server import worker
from kg.server.limits import Answer, Asked, Limits, Refused

WORKERS = min(4, max(2, os.cpu_count() or 2))
WAITING = 16
"""How many queries may wait for a worker before more are sent away."""
_LOOK = 0.5
"""Seconds between two looks at whether the asker is still there."""
_CLOSING = "stopped: the server is closing"


class Engine:
    """Answers queries over one source, each in a worker process. Close it when done."""

    def __init__(self, source: Path, limits: Limits) -> None:
        self.limits = limits
        self._closing = threading.Event()
        self._places = threading.BoundedSemaphore(WORKERS + WAITING)
        # `spawn`: a forked copy of a process with threads may hang.
        self._pool = ProcessPool(
            WORKERS,
            initializer=worker.hold,
            initargs=(source, worker.mark(source), limits.memory),
            context=multiprocessing.get_context("spawn"),
        )

    def start(self) -> None:
        """Returns once a worker has read the source."""
        self._pool.schedule(worker.ready).result()

    def close(self) -> None:
        """Ends the workers, whatever they are doing."""
        self._closing.set()
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def ask(self, asked: Asked, gone: Callable[[], bool] = lambda: False) -> Answer:
        """The answer; Refused where there is none within the limits. `gone` tells whether the asker has left."""
        if not self._places.acquire(blocking=False):
            raise Refused(503, "too many queries at once; try again in a few seconds")
        try:
            future = self._pool.schedule(worker.answer, (asked, self.limits), timeout=self.limits.seconds)
            return self._result(future, gone)
        finally:
            self._places.release()

    def _result(self, future: ProcessFuture[Answer], gone: Callable[[], bool]) -> Answer:
        while not wait([future], _LOOK).done:
            if self._closing.is_set():
                raise Refused(503, _CLOSING)
            if gone():
                future.cancel()  # type: ignore[no-untyped-call]
        try:
            return future.result()
        except TooLong:
            raise Refused(504, f"stopped: the query took longer than {self.limits.seconds:g} s") from None
        except (CancelledError, BrokenExecutor):
            raise Refused(503, _CLOSING) from None
        except (ProcessExpired, MemoryError):
            most = self.limits.memory // 2**20
            raise Refused(422, f"stopped: the query needed more than {most:,} MB of memory") from None
