"""Writing the exports: everything aside first, then renamed into place, then what is no longer generated removed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

MANIFEST = "manifest.json"


def write(out: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Puts the files below `out`; OSError leaves the files that were there as they were."""
    complete = {**files, MANIFEST: _manifest(files)}
    out.mkdir(parents=True, exist_ok=True)
    stale = [name for name in _listed(out) - set(complete) if (out / name).is_file()]
    changed = [name for name, data in complete.items() if not _holds(out / name, data)]
    aside = Path(mkdtemp(prefix=".building-", dir=out))
    try:
        _folders(aside / "new", changed)
        for name in changed:
            _write(aside / "new" / name, complete[name])
        _swap(out, aside, changed, stale)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return [out / name for name in complete]


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file is there already; thousands are, where little has changed since the last build."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _folders(root: Path, names: Iterable[str]) -> None:
    for folder in sorted({(root / name).parent for name in names}):
        folder.mkdir(parents=True, exist_ok=True)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    path.chmod(0o644)


def _swap(out: Path, aside: Path, names: Collection[str], stale: Collection[str]) -> None:
    """Renames the new files into place and the stale ones away; puts everything back if that is interrupted."""
    done: list[str] = []
    _folders(out, names)
    _folders(aside / "old", [*names, *stale])
    try:
        for name in names:
            _keep(out / name, aside / "old" / name)
            done.append(name)
            os.replace(aside / "new" / name, out / name)
        for name in stale:
            _keep(out / name, aside / "old" / name)
            done.append(name)
            (out / name).unlink()
    except BaseException:
        for name in done:
            _restore(aside / "old" / name, out / name)
        raise


def _keep(path: Path, kept: Path) -> None:
    """A second name, or where the file system has none a copy, so that the file outlives its replacement."""
    if path.is_file():
        try:
            os.link(path, kept)
        except OSError:
            shutil.copy2(path, kept)


def _restore(kept: Path, path: Path) -> None:
    if kept.is_file():
        os.replace(kept, path)
    elif path.is_file():
        path.unlink()


def _manifest(files: Mapping[str, bytes]) -> bytes:
    """What was generated, with SHA-256 digests, so that the next build knows what it may remove."""
    digests = {name: sha256(data).hexdigest() for name, data in sorted(files.items())}
    return (json.dumps(digests, indent=1) + "\n").encode()


def _listed(out: Path) -> set[str]:
    """The files of the last build; a name that would lead out of the folder is none of ours."""
    try:
        names = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    listed = names if isinstance(names, dict) else {}
    return {n for n in listed if n and not Path(n).is_absolute() and ".." not in Path(n).parts}
