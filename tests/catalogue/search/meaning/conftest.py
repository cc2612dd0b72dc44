"""One encoder for all: to lay it out takes a second."""

from pathlib import Path

import pytest

from catalogue.search.meaning.encoder import Encoder, find_encoder
from catalogue.search.meaning.model import FOLDER
from catalogue.search.meaning.preparing import prepare_model


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("encoder")
    assert prepare_model(directory)
    return directory


@pytest.fixture(scope="session")
def encoder(prepared: Path) -> Encoder:
    found = find_encoder(prepared)
    assert found is not None
    return found


@pytest.fixture
def directory(tmp_path: Path, prepared: Path) -> Path:
    """An empty index directory that has the encoder beside it."""
    (tmp_path / FOLDER).symlink_to(prepared / FOLDER)
    return tmp_path
