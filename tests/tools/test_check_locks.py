"""Lock files name versions and digests, and no place to fetch them from."""

from pathlib import Path

import pytest

from tools.check_locks import LOCKS, ROOT, WISHED, addresses, main, names, normal


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://an.index.example/simple",
        "--find-links /somewhere",
        '      "resolved": "https://a.registry.example/axe.tgz",',
    ],
)
def test_an_address_is_found(line: str) -> None:
    assert len(list(addresses("some.txt", f"flask==3.1.3\n{line}\n"))) == 1


@pytest.mark.parametrize("name", LOCKS)
def test_our_locks_name_none(name: str) -> None:
    assert list(addresses(name, (ROOT / name).read_text())) == []


def test_everything_wished_for_is_locked() -> None:
    assert main([]) == 0


def test_names_are_read_without_versions_and_extras() -> None:
    wished = "-r run.in\nFlask_WTF\npsycopg[binary]>=3\nreportlab>=5.1,<6\n"

    assert names(WISHED, wished) == {"flask-wtf", "psycopg", "reportlab"}
    assert normal("Flask.Babel") == "flask-babel"


def test_every_locked_package_has_a_digest() -> None:
    for name in LOCKS[:2]:
        blocks = Path(ROOT / name).read_text().split("\n")
        pinned = [i for i, line in enumerate(blocks) if "==" in line and not line.startswith(" ")]
        assert [blocks[i] for i in pinned if "--hash=sha256:" not in blocks[i + 1]] == []
