"""Apache's mod_rewrite, as far as the redirects of the exports use it."""

from __future__ import annotations

import re
from collections.abc import Mapping

Files = Mapping[str, bytes]


def redirected(files: Files, path: str, accept: str) -> str:
    """Where the rules send a request: mod_rewrite, as far as these rules use it."""
    variables: dict[str, str] = {}
    conditions: list[tuple[str, str]] = []
    for line in files["w3id.org/eso-kg/.htaccess"].decode().splitlines():
        words = line.split()
        if words[:1] == ["RewriteCond"]:
            conditions.append((words[1], line.split(None, 2)[2]))
        elif words[:1] == ["RewriteRule"]:
            pattern, target, flags = words[1], words[2], words[3].strip("[]")
            found = re.search(pattern, path)
            if found and all(holds(*condition, variables, accept) for condition in conditions):
                if flags.startswith("E="):
                    name, _, value = flags.removeprefix("E=").partition(":")
                    variables[name] = value
                else:
                    filled = re.sub(r"%\{ENV:(\w+)\}", lambda m: variables[m[1]], target)
                    return re.sub(r"\$(\d)", lambda m, found=found: found[int(m[1])], filled)  # type: ignore[misc]
            conditions = []
    return ""


def holds(test: str, pattern: str, variables: Mapping[str, str], accept: str) -> bool:
    value = accept if test == "%{HTTP_ACCEPT}" else variables.get(test.removeprefix("%{ENV:").rstrip("}"), "")
    return value == pattern[1:] if pattern.startswith("=") else re.search(pattern, value) is not None
