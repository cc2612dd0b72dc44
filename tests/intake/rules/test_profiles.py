"""Which words fit which kind of item."""

import pytest

from catalogue.values.codes import ItemType
from intake.rules.profiles import profile_of, title_of
from intake.values.states import PaperKind

OTHERS = [kind for kind in ItemType if kind is not ItemType.PERMIT]


@pytest.mark.parametrize("item_type", OTHERS)
def test_no_other_kind_of_item_speaks_of_permits(item_type: ItemType) -> None:
    profile = profile_of(item_type)

    titles = [
        title_of(kind, profile, granted=yes).zh for kind in PaperKind for yes in (True, False)
    ]
    said = [*titles, profile.granted.zh, profile.refused.zh, *profile.basis.values()]

    assert not [words for words in said if "许可" in words]


def test_a_permit_is_called_a_permit() -> None:
    profile = profile_of(ItemType.PERMIT)

    assert title_of(PaperKind.DECISION, profile).zh == "准予行政许可决定书"
    assert title_of(PaperKind.DECISION, profile, granted=False).zh == "不予行政许可决定书"
