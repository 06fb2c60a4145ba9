"""Packages of npm: used only as pinned, brought once, and a clear word where they are not to be had."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from kg import cli, npm
from kg.errors import Unusable


def archive(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as inside:
        for name, data in files.items():
            member = tarfile.TarInfo(f"package/{name}.js")
            member.size = len(data)
            inside.addfile(member, io.BytesIO(data))
    return packed.getvalue()


TUG = archive(tug=b"export const tug = 1;\n")
PINNED = npm.Pinned("tug", "1.2.3", "sha512-" + base64.b64encode(hashlib.sha512(TUG).digest()).decode())


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where an npm of ours finds its packages; the first line it is called with is kept in `called`."""
    command = tmp_path / "bin" / "npm"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/called\ncp {tmp_path}/shelf/*.tgz . || exit 1\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(command.parent), prepend=os.pathsep)
    (tmp_path / "shelf").mkdir()
    return tmp_path / "shelf"


def test_is_brought_once_and_then_needs_no_npm(shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (shelf / "tug-1.2.3.tgz").write_bytes(TUG)
    kept = tmp_path / "kept"
    assert npm.package(PINNED, True, kept).files == {"tug.js": b"export const tug = 1;\n"}
    assert (tmp_path / "called").read_text().startswith("pack tug@1.2.3 ")
    assert [path.name for path in kept.iterdir()] == ["tug-1.2.3.tgz"]
    monkeypatch.setenv("PATH", "")
    assert npm.package(PINNED, True, kept) == npm.package(PINNED, False, kept)


def test_another_content_than_the_pinned_one_is_refused_and_not_kept(shelf: Path, tmp_path: Path) -> None:
    (shelf / "tug-1.2.3.tgz").write_bytes(archive(tug=b"fetch('//evil')"))
    with pytest.raises(Unusable, match=r"not the tug 1\.2\.3 that is pinned"):
        npm.package(PINNED, True, tmp_path / "kept")
    assert list((tmp_path / "kept").iterdir()) == []


def test_what_was_damaged_on_the_disk_counts_as_not_there(shelf: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "tug-1.2.3.tgz").write_bytes(TUG[:-1])
    with pytest.raises(Unusable, match="not here yet"):
        npm.package(PINNED, False, tmp_path / "kept")
    (shelf / "tug-1.2.3.tgz").write_bytes(TUG)
    assert npm.package(PINNED, True, tmp_path / "kept").version == "1.2.3"


def test_without_npm_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unusable, match="npm is not installed"):
        npm.package(PINNED, True, tmp_path / "kept")


def test_without_a_network_that_is_asked_for(shelf: Path, tmp_path: Path) -> None:
    assert not list(shelf.iterdir())
    with pytest.raises(Unusable, match="npm could not get it"):
        npm.package(PINNED, True, tmp_path / "kept")


@pytest.mark.parametrize("pinned", npm.PINNED, ids=lambda pinned: pinned.name)
def test_a_pin_names_a_digest_of_the_right_length(pinned: npm.Pinned) -> None:
    algorithm, _, digest = pinned.integrity.partition("-")
    assert (algorithm, len(base64.b64decode(digest))) == ("sha512", 64)
    assert replace(pinned, version="9").archive == f"{pinned.name}-9.tgz"


def test_the_page_that_goes_without_a_package_is_named_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(npm, "cache", lambda: tmp_path)
    monkeypatch.setenv("PATH", "")
    missing: dict[str, str] = {}
    bring = cli._bringing(False, missing)
    assert [bring(wanted) for wanted in (npm.SIGMA, npm.GRAPHOLOGY)] == [None, None]
    assert missing == {"views/whole.html": "graphology 0.26.0 is not here yet; `make build` gets it where there is npm"}
    cli._bringing(True, missing)(npm.OXIGRAPH)
    assert missing["views/sparql.html"] == "npm is not installed"
