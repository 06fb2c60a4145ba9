"""User and password of a server: from the environment or a netrc file, sent only when the server asks for them."""

from __future__ import annotations

import netrc
import os
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from kg.errors import Unusable

USER, PASSWORD = "KG_STORE_USER", "KG_STORE_PASSWORD"


@dataclass(frozen=True)
class Account:
    """A user; the password is kept out of every printed form."""

    user: str
    password: str = field(repr=False)


def account(host: str) -> Account | None:
    """From KG_STORE_USER and KG_STORE_PASSWORD, else from the netrc file (NETRC, or the usual place) for this host."""
    user, password = os.environ.get(USER), os.environ.get(PASSWORD)
    if user or password:
        if not (user and password):
            raise Unusable(f"{USER} and {PASSWORD} are given both or not at all")
        return Account(user, password)
    return _from_netrc(host)


def _from_netrc(host: str) -> Account | None:
    path = Path(os.environ.get("NETRC") or "~/.netrc").expanduser()
    if not path.is_file():
        return None
    try:
        found = netrc.netrc(path).authenticators(host)
    except netrc.NetrcParseError:
        # Its message may quote the password.
        raise Unusable(f"{path}: not as a netrc file has to be") from None
    except OSError as error:
        raise Unusable(f"{path}: {error.strerror}") from None
    return Account(found[0], found[2]) if found and found[2] else None


class OnDemand(httpx.Auth):
    """Digest or Basic, whichever the server asks for; nothing before it asks."""

    requires_response_body = True

    def __init__(self, known: Account) -> None:
        self._known = known
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._chosen is not None:
            yield from self._chosen.auth_flow(request)
            return
        response = yield request
        if response.status_code == httpx.codes.UNAUTHORIZED:
            digest = "digest" in response.headers.get("www-authenticate", "").lower()
            method = httpx.DigestAuth if digest else httpx.BasicAuth
            self._chosen = method(self._known.user, self._known.password)
            flow = self._chosen.auth_flow(request)
            with_account = next(flow)
            yield flow.send(response) if digest else with_account
