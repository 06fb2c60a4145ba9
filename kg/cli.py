"""The command `kg`: results on standard output, talk on standard error; what is heavy is loaded when needed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.errors import BrokenInput, Unusable

if TYPE_CHECKING:
    from kg.npm import Package, Pinned

_texts = click.option(
    "--texts",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="KG_TEXTS",
    help="Folder of the sources' texts, <source-id>.txt (or KG_TEXTS). Without it anchors cannot be verified.",
)
_sources = click.option(
    "--sources",
    type=click.Path(path_type=Path, file_okay=False),
    multiple=True,
    help="Folder of coding files, or of such folders; added to the project's own. Can be repeated.",
)
_exports = click.option("--exports", type=click.Path(path_type=Path, file_okay=False), help="Where `kg build` wrote.")
_alone = click.option("--alone", is_flag=True, help="Only the --sources given, without the project's own sources.")


class _Kg(click.Group):
    """Turns what the project refuses into one line a fault and the exit code of CONTRACT.md."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (BrokenInput, Unusable) as error:
            click.echo(str(error), err=True)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except OSError as error:
            click.echo(f"{error.filename or 'file system'}: {error.strerror or error}", err=True)
        return ctx.exit(2)


@click.group(cls=_Kg, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="eso-kg")
def main() -> None:
    """Who holds which position on Europe's security, since when, against whom, and on what evidence."""


@main.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Where the exports go.")
@_sources
@_alone
@_texts
@click.option(
    "--with-passages",
    is_flag=True,
    help="Export the passages in full: for your own use, not to be passed on.",
)
@click.option("--npm", is_flag=True, help="Get what some pages are made with through npm, once.")
def build(
    out: Path | None, sources: tuple[Path, ...], alone: bool, texts: Path | None, with_passages: bool, npm: bool
) -> None:
    """Build the graph, check it, and write all exports."""
    from kg import pipeline, publish, resources

    missing: dict[str, str] = {}
    with _progress(pipeline.STEPS) as step:
        known = pipeline.gather(_roots(sources, alone), texts, step, with_passages)
        findings = pipeline.check(known, step)
        files = pipeline.exports(known, step, _bringing(npm, missing)) if not findings else {}
    if findings:
        _report([str(f) for f in findings], "the data do not conform; nothing was written")
    out = out or resources.exports()
    publish.write(out, files)
    _said(f"{len(known.asserted):,} triples asserted, {len(known.inferred):,} inferred; look at {out / 'index.html'}")
    for page, why in missing.items():
        _said(f"{page} is left out: {why}")
    for finding in pipeline.coverage(known):
        _said(str(finding))


@main.command()
@_sources
@_alone
@_texts
def check(sources: tuple[Path, ...], alone: bool, texts: Path | None) -> None:
    """Check shapes, anchors, consistency and coverage of what `build` would use; exit 1 where they do not conform."""
    from kg import pipeline
    from kg.texts import source_text

    with _progress(pipeline.STEPS[:-1]) as step:
        known = pipeline.gather(_roots(sources, alone), texts, step)
        findings = [*pipeline.check(known, step), *pipeline.coverage(known)]
    for one in known.coded:
        verified = source_text(one.folder.id, texts) is not None
        how = "verified against the text" if verified else "NOT verified: the text is not at hand (--texts)"
        click.echo(f"{one.folder.id}: {len(one.anchors)} anchors {how}; {len(one.segments)} sentences")
    if findings:
        _report([str(f) for f in findings], f"{len(findings)} findings")
    click.echo("conforms")


@main.command()
@_sources
@_alone
@_texts
def anchor(sources: tuple[Path, ...], alone: bool, texts: Path | None) -> None:
    """Find every passage in the texts and record offsets and digests beside the coding files."""
    from kg import anchoring, codings
    from kg.pipeline import read_ontology, topics
    from kg.texts import record, source_text

    known = topics(read_ontology())
    found = 0
    for folder in codings.read(_roots(sources, alone), known).sources:
        text = source_text(folder.id, texts)
        if text is not None:
            for path in record(anchoring.from_text(folder, text)):
                click.echo(path)
            found += 1
    if not found:
        raise Unusable("no text is at hand; give the folder of <source-id>.txt with --texts")


@main.command()
@click.argument("name", required=False)
@click.option("-e", "text", metavar="TEXT", help="SPARQL text instead of a named query or a file.")
@click.option("--param", "params", multiple=True, metavar="K=V", help="A parameter; IRI, CURIE, slug, label or day.")
@click.option("--format", "fmt", help="table, json, srj, csv, tsv, markdown; turtle, ntriples, jsonld for graphs.")
@click.option("--columns", metavar="A,B", help="Only these columns, in this order.")
@click.option("--lang", type=click.Choice(["en", "fr"]), default="en", help="Language of the labels in tables.")
@click.option("--list", "listing", is_flag=True, help="What can be asked; of a query that is named, the columns, too.")
@click.option("--explain", is_flag=True, help="Show the query as it would be run.")
@_exports
@click.option(
    "--store", metavar="DIR|URL", help="A store on disk or a SPARQL server instead of the exports (or KG_STORE)."
)
def query(
    name: str | None, text: str | None, params: tuple[str, ...], fmt: str | None, columns: str | None, lang: str,
    listing: bool, explain: bool, exports: Path | None, store: str | None,
) -> None:  # fmt: skip
    """Ask a named query, a query file, or SPARQL text."""
    from kg import asking, engines

    if listing:
        click.echo(asking.listing(name))
        return
    if (name is None) == (text is None):
        raise Unusable("name one query (see `kg query --list`), one file, or give SPARQL with -e")
    asked = asking.Question(name, text, asking.pairs(params))
    with engines.opened(store, exports) as engine:
        answer = asking.ask(asked, engine, run=not explain, columns=columns.split(",") if columns else ())
        if explain:
            click.echo(answer.sparql)
            return
        asking.show(answer, engine, fmt or ("table" if sys.stdout.isatty() else "json"), asked.title, lang)


@main.command()
@click.argument("target", metavar="URL|DIR")
@click.option("--graph-store", metavar="URL", help="Where a server that we do not recognise takes graphs.")
@click.option("--timeout", type=click.FloatRange(min=1), default=600, show_default=True, help="Seconds for one graph.")
@_exports
def push(target: str, graph_store: str | None, timeout: float, exports: Path | None) -> None:
    """Load our named graphs into a SPARQL server, one by one, or into a store on disk.

    User and password: KG_STORE_USER and KG_STORE_PASSWORD, or ~/.netrc. What is there unchanged is skipped.
    """
    from kg import embedded, engines

    source = engines.exported(exports)
    if "://" not in target:
        for graph in embedded.replace(Path(target), source):
            click.echo(f"replaced {graph}")
        return
    from kg import remote

    with remote.Server(target, graph_store, timeout) as server, _bar() as show:
        steps = remote.push(server, source.read_bytes(), lambda step: show(step.name, step.done, step.of))
    for step in steps:
        click.echo(f"{step.what} {step.graph}")


@main.command()
@click.option("--port", default=7878, show_default=True, help="0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--store", metavar="DIR", help="A store on disk instead of the exports.")
@click.option("--timeout", type=click.FloatRange(min=0.1), default=30, show_default=True, help="Seconds for one query.")
@click.option("--max-rows", type=click.IntRange(min=1), default=100_000, show_default=True, help="Rows of one answer.")
@click.option("--allow-service", is_flag=True, help="Let queries ask other endpoints (SERVICE).")
@_exports
def serve(
    port: int, host: str, store: str | None, timeout: float, max_rows: int, allow_service: bool, exports: Path | None
) -> None:
    """Serve the graph: a read-only SPARQL 1.1 endpoint at /sparql, a query page at /, a page for each resource."""
    from kg import engines, resources, server

    source = engines.folder(store) if store else engines.exported(exports)
    limits = server.Limits(seconds=timeout, rows=max_rows, service=allow_service)
    server.serve(source, resources.QUERIES, host, port, limits, click.echo)


@main.command()
@click.argument("name", required=False)
@click.option(
    "--format",
    "fmt",
    default="json",
    help="graphml, gexf, csv, json, html; neo4j-nodes, neo4j-edges, cytoscape-nodes, cytoscape-edges.",
)
@_exports
def network(name: str | None, fmt: str, exports: Path | None) -> None:
    """A network view as data or as a page; without a name, what there is."""
    from kg import asking

    sys.stdout.buffer.write(asking.network(name, fmt, exports))


@main.command()
@click.argument("names", nargs=-1, metavar="[RESOURCE]...")
@click.option("--online", metavar="URL", help="Ask this reconciliation service too; for Wikidata see docs/linking.md.")
@click.option("--contact", default="", envvar="KG_CONTACT", help="Told to the service: an address of yours.")
@click.option("--to", "targets", multiple=True, metavar="DATASET", help="Only this data set. Can be repeated.")
@click.option("--least", type=click.FloatRange(0.5, 1), default=0.85, help="How alike names must be (default 0.85).")
@click.option("--format", "fmt", help="table, json, csv, tsv, markdown or sssom.")
@click.option("--write", is_flag=True, help="Add the candidates to the table `unsure`, for a person to promote.")
@click.option("--links", "tables", type=click.Path(path_type=Path, file_okay=False), help="Folder of the link tables.")
@_sources
@_alone
def link(
    names: tuple[str, ...], online: str | None, contact: str, targets: tuple[str, ...], least: float, fmt: str | None,
    write: bool, tables: Path | None, sources: tuple[Path, ...], alone: bool,
) -> None:  # fmt: skip
    """Propose links for resources that have none, or for those named; no link is written unless asked for."""
    from kg import linking, resources

    fmt = linking.known(fmt or ("table" if sys.stdout.isatty() else "json"), linking.FORMATS, "format")
    known = frozenset(linking.known(name, linking.DATA_SETS, "data set") for name in targets)
    roots = tuple(_roots(sources, alone))
    wanted = linking.Wanted(names, roots, tables or resources.LINKS, known, least, online, contact)
    outcome = linking.propose(wanted)
    linking.show(outcome, fmt)
    if write:
        file, added = linking.write(outcome, linking.today())
        _said(f"{len(added)} candidates added to {file}")
    if outcome.trouble:
        raise Unusable(outcome.trouble)


@main.command()
def schema() -> None:
    """The JSON Schema of a coding file, for editors."""
    import json

    from kg.codings import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=1))


def _roots(sources: tuple[Path, ...], alone: bool) -> list[Path]:
    from kg import resources

    if alone and not sources:
        raise Unusable("--alone needs --sources")
    return [*sources] if alone else [resources.SOURCES, *sources]


def _bringing(fetch: bool, missing: dict[str, str]) -> Callable[[Pinned], Package | None]:
    """How the pages' packages are had; `missing` is told which page goes without one, and why."""
    from kg import npm

    pages = {npm.OXIGRAPH: "views/sparql.html", npm.SIGMA: "views/whole.html", npm.GRAPHOLOGY: "views/whole.html"}

    def bring(wanted: Pinned) -> Package | None:
        try:
            return npm.package(wanted, fetch)
        except (Unusable, OSError) as error:
            missing[pages[wanted]] = str(error)
            return None

    return bring


def _said(line: str) -> None:
    click.echo(line, err=True)


def _report(lines: list[str], closing: str) -> None:
    for line in lines:
        _said(line)
    _said(closing)
    raise click.exceptions.Exit(1)


@contextmanager
def _progress(steps: tuple[str, ...]) -> Iterator[Callable[[str], None]]:
    """A bar that is told the step which begins."""
    with _bar() as show:
        yield lambda name: show(name, steps.index(name), len(steps))


@contextmanager
def _bar() -> Iterator[Callable[[str, int, int], None]]:
    """A bar, told what it is at and how much of how much is done; on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _name, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description:>9}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("start", total=None)
        yield lambda name, done, total: bar.update(task, description=name, completed=done, total=total)


if __name__ == "__main__":
    main()
