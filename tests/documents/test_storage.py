"""Files are kept whole, by digest."""

from pathlib import Path

from documents.storage import digest_of, keep, kept


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    digest = keep(tmp_path, b"paper")

    assert kept(tmp_path, digest) == b"paper"
    assert digest == digest_of(b"paper")


def test_keeping_twice_leaves_one_file(tmp_path: Path) -> None:
    keep(tmp_path, b"paper")
    keep(tmp_path, b"paper")

    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_a_missing_file_and_a_changed_one_are_not_kept(tmp_path: Path) -> None:
    digest = keep(tmp_path, b"paper")
    (path,) = tmp_path.rglob("*.pdf")
    path.write_bytes(b"paper, changed")

    assert kept(tmp_path, digest) is None
    assert kept(tmp_path, digest_of(b"other")) is None
