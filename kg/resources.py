"""Where the project's own files are: beside the package in a checkout, inside it when installed from a wheel."""

from __future__ import annotations

from pathlib import Path

from kg.iris import BASE

_PACKAGE = Path(__file__).parent
_CHECKOUT = (_PACKAGE.parent / "ontology").is_dir()
ROOT = _PACKAGE.parent if _CHECKOUT else _PACKAGE / "_data"
ONTOLOGY = ROOT / "ontology"
QUERIES = ROOT / "queries"
SOURCES = _PACKAGE / "sources"
LINKS = _PACKAGE / "links"
SHAPES = ONTOLOGY / "shapes.ttl"


def exports() -> Path:
    """Where `kg build` writes and `kg query` reads unless told otherwise."""
    return ROOT / "exports" if _CHECKOUT else Path("exports")


def version() -> str:
    return _version()[0]


def released() -> str:
    """The day on which this version was released, `YYYY-MM-DD`, as it stands behind the version; "" until then."""
    return (*_version(), "")[1]


def _version() -> list[str]:
    return (ONTOLOGY / "VERSION").read_text(encoding="utf-8").split()


def ontology_files() -> list[Path]:
    """The modules of the ontology; shapes are checks, not statements about the world."""
    return sorted(path for path in ONTOLOGY.glob("*.ttl") if path != SHAPES)


def citation() -> str:
    """How to cite the data set, as in CITATION.cff."""
    title = "European Security Order Knowledge Graph"
    return f"{title} contributors. {title}, version {version()}. {BASE}"
