"""Papers are issued once, rendered after the commit, kept, copied, verified, withdrawn."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from documents import queries
from documents.keeping import paper_file
from documents.refusals import PaperDamaged, PaperUnknown
from documents.registry import PaperKinds
from documents.sheets import Sheet
from documents.usecases.withdraw_paper import WithdrawPaper, withdraw_paper
from kernel.access import CITIZEN
from kernel.db import transaction
from tests.documents.reading import scanned, text_of
from tests.documents.usecases.builders import NOW, build, issued, kinds, reprinted


def test_the_paper_carries_its_address(app: Flask, tmp_path: Path) -> None:
    paper = issued()

    pdf = paper_file(paper.token, kinds=kinds(), folder=tmp_path).pdf

    assert scanned(pdf) == f"https://onewindow.example/en/verify/{paper.token}"
    assert len(paper.token) == 22


def test_a_paper_is_rendered_once_and_then_kept(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    paper = issued("张\U0002a6d6")

    first = paper_file(paper.token, kinds=kinds(), folder=tmp_path)
    second = paper_file(paper.token, kinds=PaperKinds(), folder=tmp_path)  # knows no builder

    assert first == second
    assert first.missing == ("\U0002a6d6",)
    row = queries.find_paper(session, paper.token)
    assert row
    assert row.sha256 == first.sha256


def test_of_two_renderers_the_first_one_wins(app: Flask, tmp_path: Path) -> None:
    paper = issued()
    inner: list[bytes] = []
    slow = PaperKinds()

    def build_while_another_renders(facts: Mapping[str, Any]) -> Sheet:
        inner.append(paper_file(paper.token, kinds=kinds(), folder=tmp_path).pdf)
        return build({**facts, "applicant": "somebody else"})

    slow.add("receipt", build_while_another_renders)

    assert paper_file(paper.token, kinds=slow, folder=tmp_path).pdf == inner[0]


def test_a_lost_file_is_made_again(app: Flask, tmp_path: Path) -> None:
    paper = issued()
    first = paper_file(paper.token, kinds=kinds(), folder=tmp_path)
    (path,) = tmp_path.rglob("*.pdf")
    path.unlink()

    assert paper_file(paper.token, kinds=kinds(), folder=tmp_path) == first
    assert path.exists()


def test_a_lost_file_that_would_come_out_otherwise_is_refused(app: Flask, tmp_path: Path) -> None:
    paper = issued()
    paper_file(paper.token, kinds=kinds(), folder=tmp_path)
    (path,) = tmp_path.rglob("*.pdf")
    path.unlink()
    changed = PaperKinds()
    changed.add("receipt", lambda facts: build({**facts, "applicant": "李四"}))

    with pytest.raises(PaperDamaged):
        paper_file(paper.token, kinds=changed, folder=tmp_path)


def test_a_copy_is_a_paper_of_its_own_and_says_so(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    paper = issued()

    copy = reprinted(paper.token)

    text = text_of(paper_file(copy.token, kinds=kinds(), folder=tmp_path).pdf)
    assert "李四" in text
    assert "23" in text
    assert copy.verify_url == f"https://onewindow.example/en/verify/{copy.token}"
    rows = queries.papers_of(session, "case", "6543210987654321")
    assert [row.is_copy for row in rows] == [False, True]


def test_a_copy_of_a_copy_points_at_the_original(app: Flask, session: Session) -> None:
    paper = issued()
    again = reprinted(reprinted(paper.token).token)

    with transaction() as write:
        withdraw_paper(write, WithdrawPaper(token=paper.token), actor=CITIZEN, now=NOW)

    found = queries.verify(session, again.token)
    assert found
    assert found.is_copy
    assert found.withdrawn_at == NOW


def test_original_and_copy_both_verify(app: Flask, session: Session) -> None:
    paper = issued()
    copy = reprinted(paper.token)

    original, copied = (queries.verify(session, one.token) for one in (paper, copy))

    assert original
    assert copied
    assert (original.number, original.is_copy) == ("2026-1", False)
    assert (copied.number, copied.is_copy) == ("2026-1", True)


def test_a_withdrawn_paper_names_the_one_in_its_place(app: Flask, session: Session) -> None:
    paper, better = issued(), issued()

    with transaction() as write:
        command = WithdrawPaper(token=paper.token, replaced_by_token=better.token)
        withdraw_paper(write, command, actor=CITIZEN, now=NOW)

    found = queries.verify(session, paper.token)
    assert found
    assert found.replaced_by_token == better.token


def test_unknown_tokens_are_refused(app: Flask, session: Session, tmp_path: Path) -> None:
    assert queries.verify(session, "nothing") is None
    with pytest.raises(PaperUnknown):
        paper_file("nothing", kinds=kinds(), folder=tmp_path)
    with pytest.raises(PaperUnknown):
        reprinted("nothing")


def test_a_kind_has_one_builder() -> None:
    known = kinds()

    with pytest.raises(ValueError, match="twice"):
        known.add("receipt", build)
