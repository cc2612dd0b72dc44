"""Pages of a list whose filters stand in the address."""

from collections.abc import Mapping
from math import ceil
from urllib.parse import urlencode

from flask import request

SIZE = 50
_MOST_PAGES = 1000


def page_asked() -> int:
    """Return the number of the page that the address names."""
    return min(max(request.args.get("page", 1, type=int), 1), _MOST_PAGES)


def paged(total: int, *kept: str, size: int = SIZE) -> Mapping[str, object]:
    """Return what a template needs to turn pages; `kept`: filters that stay in the address."""

    def link(page: int) -> str:
        filters = {name: value for name in kept if (value := request.args.get(name, ""))}
        return f"{request.path}?{urlencode({**filters, 'page': page})}"

    return {"page": page_asked(), "last": max(1, ceil(total / size)), "link": link, "total": total}
