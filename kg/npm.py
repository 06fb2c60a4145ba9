"""Packages of npm that a page carries: pinned by version and digest, kept beside the packages of this Python.

Only `package(…, fetch=True)` reaches for a network, and only through the `npm` command, which knows the reader's
registry; what it brings is used only where its digest is the pinned one.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import subprocess
import sys
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.errors import Unusable

_PATIENCE = 120
"""Seconds for a download."""
_HASTE = ("--prefer-offline", "--fetch-retries=1", "--fetch-retry-mintimeout=1000")
"""Without these npm waits for a network for minutes."""


@dataclass(frozen=True)
class Pinned:
    """`integrity` is the digest of the archive as npm writes it: `sha512-` and Base64."""

    name: str
    version: str
    integrity: str

    @property
    def archive(self) -> str:
        return f"{self.name}-{self.version}.tgz"


@dataclass(frozen=True)
class Package:
    """Files by their path in the package."""

    name: str
    version: str
    files: Mapping[str, bytes]


OXIGRAPH = Pinned(
    "oxigraph",
    "0.5.11",
    "sha512-zKdgmp1tsrutGzC1lCCywwZRPpLJKaJnKSDWoY2hIhMiwiCRRXNN1DU7WUyTInBvgPKT8Y5N+RgwTL8qKXpLng==",
)
"""The engine of `kg query`, for browsers."""
SIGMA = Pinned(
    "sigma",
    "3.0.2",
    "sha512-/BUbeOwPGruiBOm0YQQ6ZMcLIZ6tf/W+Jcm7dxZyAX0tK3WP9/sq7/NAWBxPIxVahdGjCJoGwej0Gdrv0DxlQQ==",
)
GRAPHOLOGY = Pinned(
    "graphology",
    "0.26.0",
    "sha512-8SSImzgUUYC89Z042s+0r/vMibY7GX/Emz4LDO5e7jYXhuoWfHISPFJYjpRLUSJGq6UQ6xlenvX1p/hJdfXuXg==",
)
"""What draws thousands of nodes with WebGL, and the graph that it draws."""
PINNED = (OXIGRAPH, SIGMA, GRAPHOLOGY)


def cache() -> Path:
    """Within the environment, so that it comes and goes with the other pinned packages (`make clean`)."""
    return Path(sys.prefix) / "share" / "eso-kg"


def package(wanted: Pinned, fetch: bool, folder: Path | None = None) -> Package:
    """The package as it is kept or, with `fetch`, through npm; Unusable, with the reason, where it is not to be had."""
    kept = (folder or cache()) / wanted.archive
    if not _is_kept(kept, wanted):
        if not fetch:
            raise Unusable(f"{wanted.name} {wanted.version} is not here yet; `make build` gets it where there is npm")
        _fetch(wanted, kept)
    return Package(wanted.name, wanted.version, _files(kept.read_bytes()))


def _is_kept(path: Path, wanted: Pinned) -> bool:
    return path.is_file() and _integrity(path.read_bytes()) == wanted.integrity


def _integrity(data: bytes) -> str:
    return f"sha512-{base64.b64encode(hashlib.sha512(data).digest()).decode()}"


def _fetch(wanted: Pinned, path: Path) -> None:
    """Puts the archive where it is kept, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".npm-", dir=path.parent) as folder:
        _npm("pack", f"{wanted.name}@{wanted.version}", *_HASTE, folder=Path(folder))
        brought = Path(folder) / wanted.archive
        if not _is_kept(brought, wanted):
            raise Unusable(f"what npm brought is not the {wanted.name} {wanted.version} that is pinned")
        brought.replace(path)


def _npm(*arguments: str, folder: Path) -> None:
    told = {**os.environ, "npm_config_update_notifier": "false"}
    try:
        done = subprocess.run(
            ["npm", *arguments], cwd=folder, env=told, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except FileNotFoundError:
        raise Unusable("npm is not installed") from None
    except subprocess.TimeoutExpired:
        raise Unusable(f"npm did not answer within {_PATIENCE} seconds") from None
    if done.returncode:
        code = next((line.split()[-1] for line in done.stderr.splitlines() if " code " in line), "no reason given")
        raise Unusable(f"npm could not get it ({code}); is there a network?")


def _files(archive: bytes) -> dict[str, bytes]:
    """What is in an npm archive, without the folder `package` that everything is in."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as inside:
        members = ((member.name, inside.extractfile(member)) for member in inside)
        return {name.partition("/")[2]: file.read() for name, file in members if file}
