"""Requests to a server: with an account, a time limit, repeated where that may help, and failures as one line."""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import httpx

from kg.errors import Unusable
from kg.remote.auth import PASSWORD, USER, OnDemand, account

ATTEMPTS = 4
PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds before the second attempt (doubled for each further one), and the most that a server may ask for."""
_PASSING = frozenset({429, 500, 502, 503})
"""Statuses after which another attempt may help. 504 is not among them: the same query would take as long again."""
_FAULT_OF_ASKER = re.compile(r"(?:Virtuoso|<h3>Error) (?!40001)\w{5}\b")
"""Virtuoso answers 500 to queries and data that it cannot take; 40001 is a deadlock, which passes."""


class Client:
    """Sends requests. `seconds` is the longest wait for an answer, `pause` sleeps between attempts.

    With `stranger` no account is used: the environment's is for our own store.
    """

    def __init__(
        self, url: str, seconds: float, pause: Callable[[float], None] = time.sleep, stranger: bool = False
    ) -> None:
        address = _checked(url)
        self.host, self._seconds, self._pause = address.host, seconds, pause
        known = None if stranger else account(self.host)
        auth, timeout = OnDemand(known) if known else None, httpx.Timeout(seconds, connect=10)
        self._client = httpx.Client(timeout=timeout, auth=auth, verify=_trusted())

    def close(self) -> None:
        self._client.close()

    def send(self, method: str, url: str, accepted: frozenset[int] = frozenset(), **content: Any) -> httpx.Response:
        """The answer to a request that may be repeated without harm; Unusable where it is a failure not `accepted`."""
        for attempt in range(ATTEMPTS - 1):
            wait = PAUSE * 2**attempt
            try:
                response = self._once(method, url, content)
            except _Unreachable:
                self._pause(wait)
                continue
            if response.status_code in accepted or not _passes(response):
                return _accepted(url, response, accepted)
            self._pause(_asked(response, wait))
        return self.send_once(method, url, accepted, **content)

    def send_once(
        self, method: str, url: str, accepted: frozenset[int] = frozenset(), **content: Any
    ) -> httpx.Response:
        """The same for a request that must not be repeated."""
        return _accepted(url, self._once(method, url, content), accepted)

    def _once(self, method: str, url: str, content: Mapping[str, Any]) -> httpx.Response:
        try:
            return self._client.request(method, url, **content)
        except httpx.ReadTimeout:
            raise Unusable(f"{_bare(url)}: no answer within {self._seconds:g} seconds") from None
        except httpx.TransportError as error:
            raise _Unreachable(f"{_bare(url)}: cannot be reached ({' '.join(str(error).split())})") from None


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates that are trusted; to read them takes longer than most requests."""
    return httpx.create_ssl_context()


class _Unreachable(Unusable):
    """No connection, or one that broke: another attempt may help."""


def _accepted(url: str, response: httpx.Response, accepted: frozenset[int]) -> httpx.Response:
    if response.is_success or response.status_code in accepted:
        return response
    raise Unusable(f"{_bare(url)}: {_reason(response)}")


def _checked(url: str) -> httpx.URL:
    """The address, if it is one; Unusable, without repeating it, where it carries a password."""
    try:
        address = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise Unusable(f"{url!r}: not an address ({error})") from None
    if address.userinfo:
        raise Unusable(f"{address.host}: a user or password does not belong in the address; set {USER} and {PASSWORD}")
    if address.scheme not in ("http", "https") or not address.host:
        raise Unusable(f"{url!r}: not an http or https address")
    return address


def _passes(response: httpx.Response) -> bool:
    return response.status_code in _PASSING and not _FAULT_OF_ASKER.search(response.text)


def _asked(response: httpx.Response, otherwise: float) -> float:
    """What the server asks for in seconds, within reason."""
    asked = response.headers.get("retry-after", "")
    return min(float(asked), LONGEST_PAUSE) if asked.isdecimal() else otherwise


def _reason(response: httpx.Response) -> str:
    if response.status_code == httpx.codes.UNAUTHORIZED:
        if "authorization" in response.request.headers:
            return "the server does not accept this user and password"
        return f"the server wants a user and password: set {USER} and {PASSWORD}, or add its host to ~/.netrc"
    if response.is_redirect:
        return f"the server points to {response.headers.get('location')}; give that address if you trust it"
    text = re.sub(r"<[a-z/!][^>]*>", " ", response.text.partition("\nSPARQL query:")[0], flags=re.IGNORECASE)
    line = " ".join(text.split())
    return f"HTTP {response.status_code}" + (f", {line if len(line) <= 300 else line[:299] + '…'}" if line else "")


def _bare(url: str) -> str:
    return url.partition("?")[0]


def server_name(headers: Mapping[str, str]) -> str:
    """What the server calls itself, in small letters."""
    return headers.get("server", "").lower()
