"""The house: imports run one way, nothing happens on import, and what is heavy is loaded when it is needed."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "kg"

LAYERS = (
    {"errors", "iris", "dates", "sparql"},
    {"model", "namespaces", "npm", "yamlfile", "resources", "embedded"},
    {"anchors", "chronology", "corpus", "sssom"},
    {"crossref", "triples"},
    {"codings", "anchoring", "derive", "store", "queries", "reason", "networks", "reliability"},
    {"texts", "validate", "pages", "likeness", "remote"},
    {"publish", "engines", "reconcile"},
    {"pipeline", "asking", "candidates", "server"},
    {"linking"},
    {"api", "cli"},
)
"""From the ground up: a module or sub-package imports from layers below its own, never from its peers."""

ONLY_IN = {
    "yaml": {"yamlfile"},
    "edtf": {"dates"},
    "sentencex": {"anchors"},
    "pyvis": {"pages"},
    "jinja2": {"pages", "publish", "reconcile", "server"},
    "owlrl": {"reason"},
    "pyshacl": {"validate"},
    "oxrdflib": {"store"},
    "click": {"cli"},
    "rapidfuzz": {"likeness"},
    "httpx": {"remote"},
    "werkzeug": {"server"},
    "waitress": {"server"},
    "pebble": {"server"},
}
"""Libraries that one part of the house hides from the others."""

GRAPH_LIBRARIES = {"rdflib", "pyoxigraph", "oxrdflib", "networkx", "owlrl", "pyshacl", "pyvis"}
KNOW_NO_GRAPHS = {
    "errors",
    "iris",
    "dates",
    "model",
    "yamlfile",
    "resources",
    "anchors",
    "chronology",
    "codings",
    "corpus",
    "crossref",
    "sssom",
    "texts",
}
"""Domain objects, and what reads them."""

HEAVY = GRAPH_LIBRARIES - {"pyoxigraph"} | {"pydantic", "jinja2", "edtf", "rapidfuzz", "sentencex", "httpx", "werkzeug"}
"""What a reader who asks for help or a list must not wait for."""

Imports = Mapping[str, frozenset[str]]


def modules(package: Path) -> dict[str, Path]:
    """Every module of a package by its dotted name without the package's own."""
    return {
        ".".join(path.relative_to(package).with_suffix("").parts).removesuffix(".__init__"): path
        for path in package.rglob("*.py")
        if path != package / "__init__.py"
    }


def imported(tree: ast.AST, module: str, package: str) -> Iterator[str]:
    """Absolute names of all that a module imports, at its top, in its functions, or for its types only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parent = f"{package}.{module}".split(".")[: -node.level] if node.level else []
            base = ".".join([*parent, *(node.module or "").split(".")]).strip(".")
            yield from (f"{base}.{alias.name}" for alias in node.names)


def imports(package: Path) -> Imports:
    """What each module imports: modules of the package by their name in it, libraries as `library:name`."""
    own, name = modules(package), package.name
    found: dict[str, frozenset[str]] = {}
    for module, path in own.items():
        names = imported(ast.parse(path.read_text(encoding="utf-8")), module, name)
        found[module] = frozenset(target for n in names if (target := resolved(n, own, name)) not in ("", module))
    return found


def resolved(name: str, own: Iterable[str], package: str) -> str:
    if name.split(".")[0] != package:
        library = name.split(".")[0]
        return "" if library in sys.stdlib_module_names else f"library:{library}"
    parts = name.split(".")[1:]
    candidates = (".".join(parts[:n]) for n in range(len(parts), 0, -1))
    return next((c for c in candidates if c in own), "")


def part(module: str) -> str:
    return module.split(".")[0]


def upward(found: Imports, layers: Iterable[set[str]] = LAYERS) -> list[str]:
    """Imports that run upwards or sideways between the parts, and parts that have no layer yet."""
    level = {name: height for height, names in enumerate(layers) for name in names}
    homeless = [f"{m}: give it a layer in {Path(__file__).name}" for m in found if part(m) not in level]
    wrong = [
        f"{module} imports {target}"
        for module, targets in found.items()
        for target in targets
        if part(module) in level and part(target) in level and part(module) != part(target)
        if level[part(target)] >= level[part(module)]
    ]
    return sorted(homeless + wrong)


def strangers(found: Imports, only_in: Mapping[str, set[str]] = ONLY_IN) -> list[str]:
    """Libraries outside the part that hides them."""
    return sorted(
        f"{module} imports {library}"
        for module, targets in found.items()
        for library, homes in only_in.items()
        if f"library:{library}" in targets and part(module) not in homes
    )


def with_graphs(found: Imports, innocent: set[str] = KNOW_NO_GRAPHS) -> list[str]:
    """Domain modules that import a graph library."""
    return sorted(
        f"{module} imports {library}"
        for module, targets in found.items()
        for library in GRAPH_LIBRARIES
        if f"library:{library}" in targets and part(module) in innocent
    )


def circle(found: Imports) -> list[str]:
    """The modules of an import circle, if there is one (packages' own `__init__` gather, and are left out)."""
    packages = {part(m) for m in found if "." in m}
    graph = {m: {t for t in targets if t in found and t not in packages} for m, targets in found.items()}
    try:
        TopologicalSorter({m: graph[m] for m in graph if m not in packages}).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@pytest.fixture(scope="module")
def found() -> Imports:
    return imports(PACKAGE)


class TestImports:
    def test_run_one_way(self, found: Imports) -> None:
        assert upward(found) == []

    def test_run_in_no_circle(self, found: Imports) -> None:
        assert circle(found) == []

    def test_of_a_library_stand_where_it_is_hidden(self, found: Imports) -> None:
        assert strangers(found) == []

    def test_of_graph_libraries_do_not_stand_in_the_domain(self, found: Imports) -> None:
        assert with_graphs(found) == []

    def test_of_queries_need_no_graph_library_but_the_engine(self, found: Imports) -> None:
        assert not {t for m, targets in found.items() if part(m) == "queries" for t in targets if t == "library:rdflib"}

    def test_are_seen(self, found: Imports) -> None:
        """The rules above are about something."""
        assert {"library:rdflib", "triples.terms", "errors"} <= found["store"]
        assert {"queries.named", "queries.values"} <= found["queries.run"]
        assert "networks" in found["asking"], "an import within a function"
        for name in sorted(name for layer in LAYERS for name in layer):
            assert (PACKAGE / f"{name}.py").exists() or (PACKAGE / name).is_dir(), name


class TestTheRulesThemselves:
    """A house of cards, each card wrong in one way."""

    @pytest.fixture
    def house(self, tmp_path: Path) -> Path:
        package = tmp_path / "kg"
        (package / "triples").mkdir(parents=True)
        for name in ("__init__", "errors", "model", "codings", "store", "derive", "triples/__init__", "triples/terms"):
            (package / f"{name}.py").write_text('"""Fine."""\n', encoding="utf-8")
        (package / "store.py").write_text(
            "from kg.triples.terms import Quad\nfrom kg import errors\n", encoding="utf-8"
        )
        assert upward(imports(package)) == []
        return package

    @pytest.mark.parametrize(
        "text",
        [
            "import kg.store",
            "from kg import store",
            "from kg.store import engine",
            "from . import store",
            "from .store import engine",
            "def f():\n    from kg.store import engine",
            "if TYPE_CHECKING:\n    from kg.store import engine",
            "try:\n    import kg.store as s\nexcept ImportError:\n    pass",
        ],
    )
    def test_an_import_upwards_is_seen_however_it_is_written(self, house: Path, text: str) -> None:
        (house / "model.py").write_text(text, encoding="utf-8")
        assert upward(imports(house)) == ["model imports store"]

    def test_an_import_from_a_deeper_module_is_seen(self, house: Path) -> None:
        (house / "triples" / "terms.py").write_text("from ..store import engine", encoding="utf-8")
        assert upward(imports(house)) == ["triples.terms imports store"]

    def test_an_import_of_a_peer_is_seen(self, house: Path) -> None:
        (house / "derive.py").write_text("from kg.store import engine", encoding="utf-8")
        assert upward(imports(house)) == ["derive imports store"]

    def test_a_part_without_a_layer_is_seen(self, house: Path) -> None:
        (house / "extension.py").write_text("", encoding="utf-8")
        assert [line.split(":")[0] for line in upward(imports(house))] == ["extension"]

    def test_a_library_out_of_its_place_is_seen(self, house: Path) -> None:
        (house / "codings.py").write_text("import yaml\ndef f():\n    import rdflib.graph", encoding="utf-8")
        assert strangers(imports(house)) == ["codings imports yaml"]
        assert with_graphs(imports(house)) == ["codings imports rdflib"]

    def test_a_circle_within_a_part_is_seen(self, house: Path) -> None:
        (house / "triples" / "terms.py").write_text("from kg.triples import corpus", encoding="utf-8")
        (house / "triples" / "corpus.py").write_text("from kg.triples.terms import Triple", encoding="utf-8")
        assert {"triples.terms", "triples.corpus"} <= set(circle(imports(house)))


WATCH = """
import json, pkgutil, sys
done = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        done.append(["write", str(arguments[0])])
    elif event in ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "subprocess.Popen", "socket.connect", "os.system"):
        done.append([event, str(arguments[0])])
sys.dont_write_bytecode = True
sys.addaudithook(watch)
import importlib, kg
for found in pkgutil.walk_packages(kg.__path__, "kg."):
    importlib.import_module(found.name)
print(json.dumps([done, sorted(m for m in sys.modules if m.startswith("kg."))]))
"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


class TestImporting:
    def test_every_module_writes_nothing_asks_nobody_and_prints_nothing(self) -> None:
        done = run(WATCH)
        assert (done.returncode, done.stderr) == (0, "")
        (line,) = done.stdout.splitlines()
        events, loaded = json.loads(line)
        assert [e for e in events if "/proc/" not in e[1] and "/dev/null" not in e[1]] == []
        assert {f"kg.{m}" for m in modules(PACKAGE)} <= set(loaded)

    def test_the_watch_sees_what_it_watches_for(self, tmp_path: Path) -> None:
        (tmp_path / "kg").mkdir()
        (tmp_path / "kg" / "__init__.py").write_text("", encoding="utf-8")
        (tmp_path / "kg" / "bad.py").write_text(
            f"open({str(tmp_path / 'x')!r}, 'w').close()\nprint('loaded')\n", encoding="utf-8"
        )
        done = run(f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{WATCH}")
        printed, report = done.stdout.splitlines()
        assert printed == "loaded"
        assert ["write", str(tmp_path / "x")] in json.loads(report)[0]

    def test_nothing_is_called_at_the_top_that_reads_a_file(self) -> None:
        """Reading waits for whoever needs what is read."""
        reading = {"open", "read_text", "read_bytes", "glob", "iterdir", "rglob", "print", "mkdir"}
        early = [
            f"{module}:{node.lineno}"
            for module, path in modules(PACKAGE).items()
            for node in at_the_top(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and name_of(node.func) in reading
        ]
        assert early == []


def at_the_top(tree: ast.AST) -> Iterator[ast.AST]:
    """All that runs when a module is imported: everything outside functions."""
    for node in ast.iter_child_nodes(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield node
            yield from at_the_top(node)


def name_of(function: ast.expr) -> str:
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


LOADED = """
import sys
from kg.cli import main
try:
    main(sys.argv[1:], standalone_mode=False)
finally:
    print("loaded:", *sorted({name.partition(".")[0] for name in sys.modules}))
"""


class TestQuickCommands:
    @pytest.mark.parametrize("command", ["--help", "--version", "query --list", "query --help", "serve --help"])
    def test_load_nothing_heavy(self, command: str) -> None:
        done = run(LOADED, *command.split())
        assert done.returncode == 0, done.stderr
        *shown, loaded = done.stdout.splitlines()
        assert shown
        assert set(loaded.split()) & HEAVY == set()
        assert "click" in loaded.split()

    def test_the_check_sees_what_is_loaded(self) -> None:
        assert "rdflib" in run("import rdflib\n" + LOADED, "--help").stdout.splitlines()[-1]


def test_iris_are_minted_in_one_place_only() -> None:
    base = "https://w3id.org/eso-kg"
    elsewhere = [m for m, path in modules(PACKAGE).items() if base in path.read_text(encoding="utf-8") and m != "iris"]
    assert elsewhere == []
