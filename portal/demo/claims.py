"""Who carries out which standard in the demo: all of the prefecture, each place its share."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any

from catalogue.queries.directory import Entry, directory
from catalogue.usecases.claim_standard import claim_standard
from catalogue.values.codes import Level
from catalogue.values.commands import ClaimStandard
from kernel.access import SYSTEM
from kernel.db import db, transaction
from organisation.queries import centres_serving, list_departments, list_regions
from organisation.values import GENERAL_LINE, CentreCard, DepartmentCard, RegionLevel
from portal.demo.files import local, own_limits, unclaimed

# Of what a town or village may carry out: so many that all of them do, and so many in turn.
SHARES = {RegionLevel.TOWNSHIP: (6, 8), RegionLevel.VILLAGE: (2, 2)}
AT_ONCE = 500
PREFECTURE = "659800000000"
BASIS = "云澜政务公开目录〔2026〕1号"
Claimed = dict[tuple[int, int], int]  # items by standard and department
COMPLAINTS = "0900-1000900；12345"


def claims_of(
    *, everything: bool = False, claimed: Collection[int] = ()
) -> Iterator[ClaimStandard]:
    """Yield commands for each standard: all who carry it out, some hundred departments at a time.

    `everything`: towns and villages carry out all they may, not only their share. `claimed`: the
    standards that are claimed already.
    """
    halls, refused = _Halls(), unclaimed()
    for entry, every in _shared_out(directory(db.session()), everything=everything):
        if entry.item_id in claimed:
            continue
        said, limits = local(entry.name), own_limits(entry.name)
        who = [card for card in every if (entry.name, card.code) not in refused]
        for cards in _some(who):
            yield ClaimStandard(
                standard_id=entry.item_id,
                department_ids=tuple(card.id for card in cards),
                local={
                    card.id: said["local"]
                    if said and said["department"] == card.code
                    else halls.local(card) | limits.get(card.code, {})
                    for card in cards
                },
                publish=True,
                basis=BASIS,
            )


def claim(command: ClaimStandard, *, now: datetime) -> Claimed:
    """Claim one standard; return the items by standard and department."""
    with transaction() as session:
        ids = claim_standard(session, command, actor=SYSTEM, now=now)
    pairs = ((command.standard_id, number) for number in command.department_ids)
    return dict(zip(pairs, ids, strict=True))


def _shared_out(
    entries: Sequence[Entry], *, everything: bool
) -> Iterator[tuple[Entry, list[DepartmentCard]]]:
    claims: dict[int, list[DepartmentCard]] = {}
    regions, seen = list_regions(), dict.fromkeys(SHARES, 0)
    prefecture = next(region for region in regions.values() if region.code == PREFECTURE)
    for card in list_departments().values():
        level, path = regions[card.region_id].level, regions[card.region_id].path
        if not path.startswith(prefecture.path):  # the Corps has a directory of its own
            continue
        possible = [entry for entry in entries if Level(level.value) in entry.claimed_at]
        if card.line == GENERAL_LINE and level in SHARES:
            wanted = possible if everything else _share(possible, seen[level], level)
            seen[level] += 1
        else:
            wanted = [entry for entry in possible if entry.line == card.line]
        for entry in wanted:
            claims.setdefault(entry.item_id, []).append(card)
    return ((entry, claims[entry.item_id]) for entry in entries if entry.item_id in claims)


def _share(possible: Sequence[Entry], turn: int, level: RegionLevel) -> list[Entry]:
    all_do, in_turn = SHARES[level]
    rest = possible[all_do:]
    start = turn * in_turn
    taken = [rest[(start + step) % len(rest)] for step in range(min(in_turn, len(rest)))]
    return [*possible[:all_do], *taken]


class _Halls:
    """Where each department can be met, for what it says itself."""

    def __init__(self) -> None:
        self.names: dict[int, str] = {}

    def local(self, card: DepartmentCard) -> dict[str, Any]:
        """Return where a department is and whom to call."""
        if card.id not in self.names:
            halls: list[CentreCard] = centres_serving(db.session(), [card.id])
            self.names[card.id] = halls[0].names["zh-Hans"] if halls else ""
        place = self.names[card.id]
        return {
            "place": f"{place}综合窗口" if place else card.names["zh-Hans"],
            "consult": card.phone,
            "complaint": COMPLAINTS,
        }


def _some(cards: Sequence[DepartmentCard]) -> Iterator[Sequence[DepartmentCard]]:
    for start in range(0, len(cards), AT_ONCE):
        yield cards[start : start + AT_ONCE]
