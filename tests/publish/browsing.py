"""A published page as a phone shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any


def on_a_phone(browser: Any, page: bytes, folder: Path, **context: Any) -> Iterator[tuple[Any, list[str]]]:
    """The page in Chromium, and whatever it requested or reported."""
    path = folder / "page.html"
    path.write_bytes(page)
    noticed: list[str] = []
    tab = browser.new_page(viewport={"width": 390, "height": 844}, **context)
    tab.set_default_timeout(5000)
    tab.on("request", lambda request: noticed.append(request.url))
    tab.on("console", lambda message: noticed.append(message.text))
    tab.goto(path.as_uri())
    yield tab, noticed
    tab.close()
