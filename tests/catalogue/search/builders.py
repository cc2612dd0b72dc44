"""Builders for search: every argument has a dull default."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from catalogue.search.indexer import Indexer
from catalogue.search.meaning.encoder import Encoder
from catalogue.search.searcher import Searcher
from catalogue.search.values import SearchDoc, SearchPage, SearchRequest


def an_item(
    item_id: int,
    name: str = "普通事项",
    *,
    names: dict[str, str] | None = None,
    summary: str = "",
    aliases: tuple[str, ...] = (),
    body: str = "",
    code: str = "",
    department: str = "示范局",
    region: tuple[str, ...] = ("659900",),
    themes: tuple[str, ...] = ("other",),
    audiences: tuple[str, ...] = ("person",),
    channels: tuple[str, ...] = ("window",),
    boost: float = 1.0,
    **others: Any,
) -> SearchDoc:
    return SearchDoc(
        item_id=item_id,
        code=code,
        names={"zh-Hans": name, **(names or {})},
        summaries={"zh-Hans": summary} if summary else {},
        aliases=aliases,
        body=body,
        department=department,
        region_path=region,
        themes=themes,
        audiences=audiences,
        channels=channels,
        boost=boost,
        **others,
    )


def an_index(
    directory: Path,
    docs: Iterable[SearchDoc],
    applied: int = 1,
    encoder: Encoder | None = None,
) -> Searcher:
    with Indexer(directory, encoder) as indexer:
        indexer.rebuild(docs, applied)
    return Searcher(directory)


def ask(
    searcher: Searcher, q: str = "", lang: str = "zh-Hans", **filters: tuple[str, ...]
) -> SearchPage:
    request = SearchRequest(q=q, lang=lang, filters=filters)
    return searcher.search(request)


def found(searcher: Searcher, q: str, lang: str = "zh-Hans") -> tuple[int, ...]:
    return ask(searcher, q, lang).ids
