"""What makes the IRIs answer: the folder for https://github.com/perma-id/w3id.org, with Apache's redirects in it."""

from __future__ import annotations

from importlib.resources import files as resources

from kg.iris import BASE
from kg.publish.vocabulary.terms import Vocabulary

FOLDER = "w3id.org/eso-kg"


def files(vocabulary: Vocabulary) -> dict[str, bytes]:
    """`.htaccess` and `README.md` of the folder that w3id.org needs."""
    modules = "|".join(sorted(module.slug for module in vocabulary.modules))
    return {f"{FOLDER}/{name}": _filled(source, modules) for name, source in _SOURCES.items()}


_SOURCES = {".htaccess": "w3id.htaccess", "README.md": "w3id.md"}
"""Where each file's text stands; one whose name begins with a dot would be left out of a package."""


def _filled(source: str, modules: str) -> bytes:
    text = resources("kg.publish").joinpath("templates", source).read_text("utf-8")
    return text.replace("{modules}", modules).replace("{base}", BASE).encode()
