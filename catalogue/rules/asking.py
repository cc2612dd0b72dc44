"""Which departments are asked to claim a standard."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from organisation.values.places import GENERAL_LINE


@dataclass(frozen=True, slots=True)
class Wish:
    """What a standard says of those who are to carry it out: region, line of business, levels."""

    path: str
    line: str
    levels: Collection[str]


@dataclass(frozen=True, slots=True)
class Post:
    """Where a department stands: its region, how high that is, and its line of business."""

    department_id: int
    path: str
    level: str
    line: str


def is_asked(wish: Wish, post: Post) -> bool:
    """Whether a department is asked. A line nobody has named is like no other."""
    if post.level not in wish.levels or not post.path.startswith(wish.path):
        return False
    return post.line == GENERAL_LINE or (post.line == wish.line and bool(post.line))


class Posts:
    """All departments by level and line, so that many standards find theirs quickly."""

    def __init__(self, posts: Iterable[Post]) -> None:
        """Sort them."""
        self._by: dict[tuple[str, str], list[Post]] = {}
        for post in posts:
            self._by.setdefault((post.level, post.line), []).append(post)

    def asked(self, wish: Wish) -> list[int]:
        """Return the ids of the departments that are asked, by level."""
        return [
            post.department_id
            for level in wish.levels
            for line in sorted({wish.line, GENERAL_LINE})
            for post in self._by.get((level, line), ())
            if is_asked(wish, post)
        ]
