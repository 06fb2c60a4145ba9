"""Writing the exports: all of them or none, nothing left over, nothing of others touched."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kg.publish.write import MANIFEST, write

OLD = {"graph.ttl": b"old", "index.html": b"old page", "views/actors.html": b"old view"}
NEW = {"graph.ttl": b"new", "index.html": b"new page", "views/actors.html": b"new view", "views/map.html": b"new map"}


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def without_manifest(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in contents(folder).items() if name != MANIFEST}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with the files of an earlier build."""
    write(tmp_path / "exports", OLD)
    return tmp_path / "exports"


def fails_at(turn: int, real: Callable[..., Any], error: BaseException) -> Callable[..., Any]:
    """A function that works until its nth call."""
    calls = iter(range(1, 10**6))

    def failing(*arguments: Any, **options: Any) -> Any:
        if next(calls) == turn:
            raise error
        return real(*arguments, **options)

    return failing


class TestWriting:
    def test_puts_every_file_where_it_belongs_and_says_so(self, tmp_path: Path) -> None:
        written = write(tmp_path / "new" / "exports", NEW)
        assert without_manifest(tmp_path / "new" / "exports") == NEW
        assert sorted(p.relative_to(tmp_path / "new" / "exports").as_posix() for p in written) == sorted(
            [*NEW, MANIFEST]
        )

    def test_replaces_what_is_generated_again(self, out: Path) -> None:
        write(out, NEW)
        assert without_manifest(out) == NEW

    def test_leaves_no_folder_of_its_own(self, out: Path) -> None:
        write(out, NEW)
        assert {p.name for p in out.iterdir()} == {"graph.ttl", "index.html", "views", MANIFEST}

    def test_files_can_be_read_by_a_web_server(self, out: Path) -> None:
        assert {oct(p.stat().st_mode & 0o777) for p in out.rglob("*") if p.is_file()} == {"0o644"}

    def test_the_manifest_has_a_digest_of_each_file_in_order(self, out: Path) -> None:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        assert manifest == {name: sha256(data).hexdigest() for name, data in OLD.items()}
        assert list(manifest) == sorted(OLD)

    def test_the_order_of_the_files_changes_nothing(self, tmp_path: Path) -> None:
        write(tmp_path / "a", NEW)
        write(tmp_path / "b", dict(reversed(NEW.items())))
        assert contents(tmp_path / "a") == contents(tmp_path / "b")


class TestStaleFiles:
    def test_are_removed(self, out: Path) -> None:
        write(out, {"graph.ttl": b"new"})
        assert without_manifest(out) == {"graph.ttl": b"new"}

    def test_of_others_are_kept(self, out: Path) -> None:
        (out / "README.md").write_bytes(b"mine")
        (out / "views" / "mine.html").write_bytes(b"mine too")
        write(out, {"graph.ttl": b"new"})
        assert without_manifest(out) == {"README.md": b"mine", "graph.ttl": b"new", "views/mine.html": b"mine too"}

    def test_that_are_gone_already_are_no_fault(self, out: Path) -> None:
        (out / "index.html").unlink()
        write(out, {"graph.ttl": b"new"})
        assert without_manifest(out) == {"graph.ttl": b"new"}


class TestTheManifestIsNotTrusted:
    @pytest.mark.parametrize(
        "name", ["../precious.txt", "views/../../precious.txt", "/{tmp}/precious.txt", "{tmp}/precious.txt"]
    )
    def test_it_cannot_lead_out_of_the_folder(self, out: Path, tmp_path: Path, name: str) -> None:
        precious = tmp_path / "precious.txt"
        precious.write_bytes(b"precious")
        (out / MANIFEST).write_text(json.dumps({name.format(tmp=tmp_path): "x"}), encoding="utf-8")
        write(out, NEW)
        assert precious.read_bytes() == b"precious"

    @pytest.mark.parametrize(
        "text",
        ["", "{", "\xff", "5", "null", '"x"', "[[1]]", '{"": ""}', '{"views": ""}'],
    )
    def test_a_damaged_one_is_as_good_as_none(self, out: Path, text: str) -> None:
        (out / MANIFEST).write_bytes(text.encode("latin-1"))
        write(out, NEW)
        assert without_manifest(out) == NEW

    def test_a_missing_one_means_that_nothing_is_removed(self, out: Path) -> None:
        (out / MANIFEST).unlink()
        write(out, {"graph.ttl": b"new"})
        assert without_manifest(out) == {**OLD, "graph.ttl": b"new"}


FULL = OSError(errno.ENOSPC, "No space left on device")
INTERRUPTED = [FULL, KeyboardInterrupt()]


class TestInterrupted:
    """Whatever stops it, the folder is as it was, and nothing half-written lies about."""

    @pytest.mark.parametrize("error", INTERRUPTED, ids=["disk full", "Ctrl-C"])
    @pytest.mark.parametrize("turn", [1, 2, len(NEW) + 1])
    def test_while_files_are_written_aside(
        self, out: Path, monkeypatch: pytest.MonkeyPatch, turn: int, error: BaseException
    ) -> None:
        before = contents(out)
        monkeypatch.setattr(Path, "write_bytes", fails_at(turn, Path.write_bytes, error))
        with pytest.raises(type(error)):
            write(out, NEW)
        assert contents(out) == before
        assert not list(out.glob(".building-*"))

    @pytest.mark.parametrize("error", INTERRUPTED, ids=["disk full", "Ctrl-C"])
    @pytest.mark.parametrize("turn", [1, 2, len(NEW) + 1])
    def test_while_files_are_renamed_into_place(
        self, out: Path, monkeypatch: pytest.MonkeyPatch, turn: int, error: BaseException
    ) -> None:
        before = contents(out)
        monkeypatch.setattr(os, "replace", fails_at(turn, os.replace, error))
        with pytest.raises(type(error)):
            write(out, NEW)
        assert contents(out) == before
        assert not list(out.glob(".building-*"))

    def test_a_folder_in_the_place_of_a_file_leaves_all_as_it_was(self, out: Path) -> None:
        (out / "views" / "map.html").mkdir()
        before = contents(out)
        with pytest.raises(OSError, match=r"map\.html"):
            write(out, NEW)
        assert contents(out) == before
        assert not list(out.glob(".building-*"))

    @pytest.mark.parametrize("error", INTERRUPTED, ids=["disk full", "Ctrl-C"])
    def test_while_stale_files_are_removed(
        self, out: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
    ) -> None:
        before = contents(out)
        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", fails_at(2, Path.unlink, error))
            with pytest.raises(type(error)):
                write(out, {"new.html": b"new"})
        assert contents(out) == before
        assert not list(out.glob(".building-*"))

    @pytest.mark.parametrize("turn", [1, 2])
    def test_on_a_file_system_without_hard_links_nothing_is_lost(
        self, out: Path, monkeypatch: pytest.MonkeyPatch, turn: int
    ) -> None:
        """Writing may fail there or find another way."""
        before = contents(out)
        refused = OSError(errno.EPERM, "Operation not permitted")
        monkeypatch.setattr(os, "link", fails_at(turn, os.link, refused))
        try:
            write(out, NEW)
        except OSError:
            assert contents(out) == before
        else:
            assert without_manifest(out) == NEW

    def test_a_file_in_the_place_of_the_folder_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "exports").write_bytes(b"a file")
        with pytest.raises(OSError, match="exports"):
            write(tmp_path / "exports", NEW)
        assert (tmp_path / "exports").read_bytes() == b"a file"

    def test_the_next_build_puts_everything_right(self, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", fails_at(2, os.replace, FULL))
            with pytest.raises(OSError, match="No space"):
                write(out, NEW)
        write(out, {"graph.ttl": b"newest"})
        assert without_manifest(out) == {"graph.ttl": b"newest"}
