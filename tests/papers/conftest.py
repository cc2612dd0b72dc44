"""The papers that tests look at."""

import pytest

from tests.papers.shelf import Paper, Shelf


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("papers"))


@pytest.fixture
def paper(shelf: Shelf, tag: str, name: str) -> Paper:
    """One paper in one language."""
    return shelf.papers(tag)[name]
