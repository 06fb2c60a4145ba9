"""Self-contained pages: everything inlined, and a policy that allows just that."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files

from jinja2 import BaseLoader, ChoiceLoader, Environment, FunctionLoader, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket, BytecodeCache
from markupsafe import Markup, escape

from kg.pages import palette
from kg.pages.shapes import MODES, SHAPES
from kg.pages.texts import TEXTS, fill

NETWORK = ("core.js", "search.js", "state.js", "canvas.js", "draw.js", "panel.js", "export.js", "frame.js", "main.js")
SPACE = (*NETWORK[:4], "webgl.js", "space.js", *NETWORK[5:])
FIGURE = ("core.js", "search.js", "figure.js", "frame.js")
STYLES = ("base.css", "network.css", "figure.css", "diagram.css")


class _Compiled(BytecodeCache):
    """What templates compile to, for all environments of one process: compiling takes longer than rendering."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def environment(pyvis: bool = False) -> Environment:
    """Jinja for our templates, escaping everything; with pyvis's own behind ours, which its `Network` looks for."""
    loaders: list[BaseLoader] = [FunctionLoader(_template)]
    if pyvis:
        loaders.append(PackageLoader("pyvis"))
    env = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        auto_reload=False,
        bytecode_cache=_COMPILED,
    )
    env.globals.update(
        texts=TEXTS,
        fill=fill,
        words=words,
        lines=palette.LINES,
        shapes={k: SHAPES[v.shape] for k, v in palette.KINDS.items()},
        modes=MODES,
    )
    return env


def words(label: Mapping[str, str]) -> Markup:
    """One text in both languages; the style sheet shows the one that is chosen."""
    english, french = escape(label["en"]), escape(label["fr"])
    if english == french:
        return english
    return Markup(f'<span class="en" lang="en">{english}</span><span class="fr" lang="fr">{french}</span>')


def with_macros(env: Environment, **values: object) -> Environment:
    """The environment with these values and the macros, which see them as `m`, for every template."""
    env.globals.update(values)
    env.globals["m"] = env.get_template("macros.html").make_module()
    return env


@cache
def _read(folder: str, name: str) -> str:
    return (files("kg.pages") / folder / name).read_text("utf-8")


def static(name: str) -> str:
    return _read("static", name)


def _template(name: str) -> str | None:
    return _read("templates", name) if (files("kg.pages") / "templates" / name).is_file() else None


def style(*more: str) -> Markup:
    """The style sheet, palette first; `more` are a page's own."""
    return Markup(palette.css() + "".join(static(name) for name in (*STYLES, *more)))


def script(names: Iterable[str] = NETWORK) -> Markup:
    """Our script: these files in order, in one scope of their own."""
    body = "".join(static(name) for name in names)
    return Markup('(() => {\n"use strict";\n' + body + "})();\n")


@cache
def vis() -> Markup:
    """vis-network as pyvis ships it, with its licence, without the pointer to a source map that is not there."""
    library = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return inlined_script(library.read_text("utf-8").replace("\r\n", "\n"))


def inlined_script(text: str) -> Markup:
    """A library's file without the pointer to a source map that is not there, and without an end of its element."""
    return Markup(text.partition("//# sourceMappingURL=")[0].replace("</script", "<\\/script"))


BOOT = Markup('Object.assign(document.documentElement, {className: "has-js"}).dataset.lang = "en";')
"""Runs before the body is there, so that the table does not flash where the picture will be."""


def policy(scripts: Iterable[str], styles: Iterable[str], wasm: bool = False) -> str:
    """A Content-Security-Policy that allows these inline scripts and styles and no request at all.

    With `wasm` also WebAssembly, in a worker that the page makes of its own parts.
    """
    allowed: Callable[[Iterable[str]], str] = lambda texts: " ".join(map(_hash, texts)) or "'none'"  # noqa: E731
    compiled, worker = (" 'wasm-unsafe-eval'", "worker-src blob:; ") if wasm else ("", "")
    return (
        f"default-src 'none'; script-src {allowed(scripts)}{compiled}; {worker}style-src {allowed(styles)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
