"""How good the search is on the services of the demo, list by list and language by language."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.figures import Figure
from bench.prepared.demo import Demo, prepare_demo
from catalogue.search.values import SearchRequest
from tests.catalogue.search.judging import DEEPEST, Ask, Quality, in_names, judged, lists, read_list

DECIDES = "kept_apart"
LEAST_MRR, LEAST_SUCCESS = 0.85, 0.95


def quality_figures() -> list[Figure]:
    """Judge every list there is; only the one kept apart has a promise to keep."""
    with tempfile.TemporaryDirectory() as folder:
        demo = prepare_demo(Path(folder))
        return [figure for name, path in lists().items() for figure in _judged(demo, name, path)]


def _judged(demo: Demo, name: str, path: Path) -> Iterator[Figure]:
    judgements, unknown = in_names(read_list(path), demo.items)
    if unknown:
        raise RuntimeError(f"{name} names what the demo has not got: {', '.join(sorted(unknown))}")
    for lang, found in judged(judgements, asking(demo)).items():
        yield from _figures(f"{name}, {found.queries} in {lang}", found, name == DECIDES)


def asking(demo: Demo) -> Ask:
    """Return the search as a list asks it: names for a query and a language."""

    def ask(q: str, lang: str) -> Sequence[str]:
        page = demo.searcher.search(SearchRequest(q=q, lang=lang, size=DEEPEST, grouped=True))
        return [demo.names[item_id] for item_id in page.ids]

    return ask


def _figures(what: str, found: Quality, promised: bool) -> Iterator[Figure]:
    for name, value, least in (
        ("MRR@10", found.mrr, LEAST_MRR),
        ("success@3", found.success, LEAST_SUCCESS),
    ):
        yield Figure(
            name=f"search judged: {what}, {name}",
            value=value,
            unit="",
            better="more",
            limit=least if promised else None,
        )
