"""What search engines that index data sets find in the start page, and what an archive is told."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg import resources
from kg.iris import BASE
from kg.networks import network
from kg.pages.markup import MEDIA, data_set
from kg.pages.render import _index
from kg.pages.site import FILES, KEYWORDS, Site
from tests.pages import sample

ROOT = Path(__file__).parents[2]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
ZENODO = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def index() -> str:
    site = Site("1.2.3", released="2031-06-01", citation="Contributors. </script> Data set.")
    return _index(network("holders", sample.dataset()), [], site).decode()


@pytest.fixture(scope="module")
def found(index: str) -> dict[str, Any]:
    (text,) = re.findall(r'(?s)<script type="application/ld\+json">(.*?)</script>', index)
    data: dict[str, Any] = json.loads(text)
    return data


class TestDataset:
    def test_has_what_dataset_search_requires_and_recommends(self, found: dict[str, Any]) -> None:
        assert (found["@context"], found["@type"]) == ("https://schema.org/", "Dataset")
        assert 50 <= len(found["description"]) <= 5000
        wanted = {"name", "license", "creator", "distribution", "keywords", "version", "url", "isBasedOn", "creditText"}
        assert wanted <= set(found)
        assert found["license"].startswith("https://creativecommons.org/licenses/by/4.0")
        assert found["datePublished"] == "2031-06-01"

    def test_names_every_file_of_data_with_its_media_type(self, found: dict[str, Any]) -> None:
        files = {d["contentUrl"]: d["encodingFormat"] for d in found["distribution"]}
        assert files[BASE + "graph.ttl"] == "text/turtle"
        assert set(files) == {BASE + f.path for f in FILES if not f.path.endswith(".html")}
        assert set(files.values()) <= set(MEDIA.values())

    def test_says_what_it_is_based_on(self, found: dict[str, Any]) -> None:
        assert found["isBasedOn"]
        assert all(source["name"] for source in found["isBasedOn"])

    def test_cannot_end_the_element_it_stands_in(self, index: str, found: dict[str, Any]) -> None:
        assert found["creditText"] == "Contributors. </script> Data set."
        assert index.count("</script>") == 1

    def test_has_no_day_where_there_was_no_release(self) -> None:
        assert "datePublished" not in json.loads(data_set(Site("1.2.3"), []))


class TestForTheArchive:
    def test_citation_and_deposit_tell_the_same(self) -> None:
        assert ZENODO["title"] == CITATION["title"] == Site("1").title["en"]
        assert [c["name"] for c in ZENODO["creators"]] == [a["name"] for a in CITATION["authors"]]
        assert ZENODO["description"].startswith(" ".join(CITATION["abstract"].split())[:60])
        assert set(CITATION["keywords"]) <= set(ZENODO["keywords"])
        assert set(ZENODO["keywords"]) == set(KEYWORDS)

    def test_the_version_is_that_of_the_ontology(self) -> None:
        assert CITATION["version"] == resources.version()
        assert "version" not in ZENODO, "an archive takes it from the release"
        assert CITATION.get("date-released", "") == resources.released()

    def test_the_deposit_has_what_zenodo_requires(self) -> None:
        assert ZENODO["upload_type"] == "dataset"
        assert ZENODO["access_right"] == "open"
        assert ZENODO["license"] == "cc-by-4.0"
        relations = {r["relation"]: r["identifier"] for r in ZENODO["related_identifiers"]}
        assert relations["isDerivedFrom"] == CITATION["references"][0]["url"]
