"""The command `kg`: results on standard output, talk on standard error; what is heavy is loaded when needed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from kg.errors import BrokenInput, Unusable

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
def build(out: Path | None, sources: tuple[Path, ...], alone: bool, texts: Path | None, with_passages: bool) -> None:
    """Build the graph, check it, and write all exports."""
    from kg import pipeline, publish, resources

    with _progress(pipeline.STEPS) as step:
        known = pipeline.gather(_roots(sources, alone), texts, step, with_passages)
        findings = pipeline.check(known, step)
        files = pipeline.exports(known, step) if not findings else {}
    if findings:
        _report([str(f) for f in findings], "the data do not conform; nothing was written")
    out = out or resources.exports()
    publish.write(out, files)
    _said(f"{len(known.asserted):,} triples asserted, {len(known.inferred):,} inferred; look at {out / 'index.html'}")
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
    from kg import anchoring, codings, resources, store
    from kg.namespaces import ONTOLOGY
    from kg.pipeline import topics
    from kg.texts import record, source_text

    known = topics(store.turtle_files(resources.ontology_files(), ONTOLOGY))
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
@click.option("--list", "listing", is_flag=True, help="What can be asked.")
@click.option("--explain", is_flag=True, help="Show the query as it would be run.")
@click.option("--exports", type=click.Path(path_type=Path, file_okay=False), help="Where `kg build` wrote.")
def query(
    name: str | None, text: str | None, params: tuple[str, ...], fmt: str | None, columns: str | None, lang: str,
    listing: bool, explain: bool, exports: Path | None,
) -> None:  # fmt: skip
    """Ask a named query, a query file, or SPARQL text."""
    from kg import asking

    if listing:
        click.echo(asking.listing())
        return
    if (name is None) == (text is None):
        raise Unusable("name one query (see `kg query --list`), one file, or give SPARQL with -e")
    asked = asking.Question(name, text, asking.pairs(params))
    answer = asking.ask(asked, exports, run=not explain, columns=columns.split(",") if columns else ())
    if explain:
        click.echo(answer.sparql)
        return
    asking.show(answer, fmt or ("table" if sys.stdout.isatty() else "json"), asked.title, lang)


@main.command()
@click.argument("name", required=False)
@click.option("--format", "fmt", default="json", help="graphml, gexf, csv, json or html.")
@click.option("--exports", type=click.Path(path_type=Path, file_okay=False), help="Where `kg build` wrote.")
def network(name: str | None, fmt: str, exports: Path | None) -> None:
    """A network view as data or as a page; without a name, what there is."""
    from kg import asking

    sys.stdout.buffer.write(asking.network(name, fmt, exports))


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


def _said(line: str) -> None:
    click.echo(line, err=True)


def _report(lines: list[str], closing: str) -> None:
    for line in lines:
        _said(line)
    _said(closing)
    raise click.exceptions.Exit(1)


@contextmanager
def _progress(steps: tuple[str, ...]) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description:>9}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("start", total=len(steps))

        def step(name: str) -> None:
            bar.update(task, description=name, completed=steps.index(name))

        yield step


if __name__ == "__main__":
    main()
