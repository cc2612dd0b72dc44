"""A list of items kept true for a whole round, by all that its keepers press."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from catalogue.exchange.marking_styles import RED
from tests.browser.conftest import Visit, new_context
from tests.browser.keepers import Keeper, numbers
from tests.browser.officers import press, sign_in
from tests.browser.port import (
    COUNTY,
    OTHER_COUNTY,
    PASSWORD,
    POINTS,
    PREFECTURE,
    STAFF,
    Chosen,
    chosen,
    open_port,
)
from tests.browser.spreadsheet import MATERIAL, PHONE, SLIP, edit, mend, of_each
from tests.catalogue.exchange.edited import cell
from tests.catalogue.twin import DEPARTMENTS, ITEMS, MATERIALS, STEPS, real_list, which_list
from tests.serving import Server, whole_house

pytestmark = [pytest.mark.browser, pytest.mark.real_list]
BASIS, CHANGE, EDIT = "港政办〔2026〕3号", "港政办〔2026〕8号", "港政办〔2026〕9号"
OURS, THEIRS, OURS_DAYS = "城区另有承诺", "本市户籍居民均可申请办理。", "1"
THEIR_DAYS = "2"
Keepers = dict[str, Keeper]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Server]:
    with whole_house(tmp_path, demo=False) as server:
        open_port(tmp_path)
        yield server


@pytest.fixture
def keepers(browser: Browser, house: Server, visit: Visit) -> Iterator[Keepers]:
    """All who keep the catalogue, signed in."""
    contexts = {who: new_context(browser, house) for who in STAFF}
    found = {who: Keeper(context.new_page()) for who, context in contexts.items()}
    for who, keeper in found.items():
        visit.watch(keeper.page)
        sign_in(keeper.page, f"{who}@port.example", PASSWORD)
    yield found
    for context in contexts.values():
        context.close()


@pytest.fixture
def citizen(browser: Browser, house: Server, visit: Visit) -> Iterator[Page]:
    context = new_context(browser, house, size="phone")
    page = context.new_page()
    visit.watch(page)
    yield page
    context.close()


@pytest.mark.parametrize("source", [which_list()])
def test_a_list_goes_round(
    keepers: Keepers, citizen: Page, visit: Visit, tmp_path: Path, source: str
) -> None:
    """Each step asserts what it leads to."""
    path = real_list(tmp_path)
    some = chosen(path)
    bring_in(keepers["editor"], path)
    work_through_findings(keepers["editor"])
    standards = [make_standard(keepers["editor"], name) for name in some.names[:3]]
    put_in_force(keepers, some.department, BASIS)
    claim(keepers, standards)
    own = say_otherwise(keepers, some.names[0])
    change_standard(keepers, standards[0])
    confirm(keepers["county"], some.names[0])
    read_as_citizen(citizen, own)
    visit.expected.append("404")
    there_and_back(keepers, citizen, some, tmp_path)


def bring_in(editor: Keeper, path: Path) -> None:
    """The report tells what would come in; after the yes it is there."""
    editor.hand_in(path, region=PREFECTURE, basis=BASIS)
    assert numbers(editor.checked().locator("p").first.inner_text()) == [ITEMS, 0, 0, 0]
    counted = editor.page.locator("main p.cluster").last.inner_text()
    assert numbers(counted) == [ITEMS, MATERIALS, STEPS, DEPARTMENTS]
    assert editor.page.locator("main table tbody td.num").count() > 3  # findings, by kind
    assert numbers(editor.take_over().inner_text()) == [ITEMS, 0, 0, 0]


def work_through_findings(editor: Keeper) -> None:
    """From the league to the items of one finding, and from there to the place to mend."""
    editor.open_list("findings")
    editor.wait_for(editor.page.locator("main p.count").filter(has_text=str(ITEMS)))
    first = editor.page.locator("main tbody tr").first
    words = first.locator("td").first.inner_text()
    with editor.page.expect_navigation():
        first.locator("a").click()
    assert editor.page.locator("main tbody").get_by_text(words).count() > 0
    with editor.page.expect_navigation():
        editor.page.locator("main tbody a").first.click()
    expect(editor.page.locator("#findings ~ ul, section:has(#findings)").first).to_contain_text(
        words
    )


def make_standard(editor: Keeper, name: str) -> str:
    """An item becomes a standard that counties are asked to claim; return its code."""
    editor.find(name)
    editor.go("/standard")
    editor.page.locator("input[name=claimed_at][value=county]").check()
    press(editor.page, "main form button[type=submit]")
    expect(editor.page.locator("h1")).to_have_text(name)
    assert set(POINTS.values()) <= {
        *editor.page.locator("main tbody td:first-child").all_inner_texts()
    }
    return editor.standard_code()


def put_in_force(keepers: Keepers, department: str, basis: str) -> None:
    """The department drafts, the department reviews, the service office publishes."""
    keepers["editor"].submit_all(department, basis)
    keepers["reviewer"].pass_all("approve")
    keepers["office"].pass_all("publish")


def claim(keepers: Keepers, standards: list[str]) -> None:
    """A county claims one, then all that are left; another has it claimed for its whole level."""
    county, office = keepers["county"], keepers["office"]
    county.open_list("claims")
    county.page.locator("main tbody input[name=standard]").first.check()
    press(county.page, "button[name=do][value=claim]")
    expect(county.page.locator("main tbody input[name=standard]")).to_have_count(len(standards) - 1)
    press(county.page, "button[name=do][value=claim_all]")
    expect(county.page.locator("main tbody input[name=standard]")).to_have_count(0)
    assert numbers(county.page.locator("main .notice.ok").inner_text()) == [len(standards) - 1]

    office.open_standard(standards[0])
    office.go("/level")
    expect(office.page.locator("section:has(#claiming)")).to_contain_text(POINTS[OTHER_COUNTY])
    office.page.locator("#publish").check()
    office.page.locator("#basis").fill(BASIS)
    press(office.page, "main form[method=post] button[type=submit]")
    expect(office.page.locator("main tbody tr")).to_have_count(3)  # the first item follows it too


def say_otherwise(keepers: Keepers, name: str) -> str:
    """A county promises more than the standard; return the code of its item."""
    county = keepers["county"]
    code = county.find(name)
    county.go(f"/items/{code}")
    county.page.locator("#promised_limit-number").fill(OURS_DAYS)
    county.page.locator("#promised_limit-unit").select_option("working_day")
    county.page.locator("#place").fill(OURS)
    press(county.page, "button.btn[name=do][value=save]")
    county.submit_all("", BASIS)
    keepers["reviewer"].pass_all("approve")
    keepers["office"].pass_all("publish")
    return code


def change_standard(keepers: Keepers, standard: str) -> None:
    """Before it is published the owner sees whom it touches; afterwards who has to look at it."""
    editor = keepers["editor"]
    editor.open_standard(standard)
    editor.go(f"/items/{standard}")
    editor.page.locator("#conditions").fill(THEIRS)
    editor.page.locator("#promised_limit-number").fill(THEIR_DAYS)
    press(editor.page, "button.btn[name=do][value=save]")
    touched = editor.page.locator(".notice.warn").first.inner_text()
    assert numbers(touched) == [3, 1], touched
    editor.go("/submit")
    editor.page.locator("#title").fill(CHANGE)
    press(editor.page, "main form[enctype] button[type=submit]")
    keepers["reviewer"].pass_all("approve")
    keepers["office"].pass_all("publish")
    editor.open_standard(standard)
    row = editor.page.locator("main tbody tr").filter(has_text=POINTS[COUNTY])
    editor.wait_for(row.locator(".soon"))


def confirm(county: Keeper, name: str) -> None:
    """What the county says itself stands beside what the standard said before and says now."""
    county.open_list("confirm")
    expect(county.page.locator("main tbody tr")).to_have_count(1)
    with county.page.expect_navigation():
        county.page.locator("main tbody a").filter(has_text=name).click()
    sides = county.page.locator("section:has(#field-promised_limit) .fields > div")
    assert numbers(sides.nth(1).inner_text()) == [int(THEIR_DAYS)]
    assert numbers(sides.nth(2).inner_text()) == [int(OURS_DAYS)]
    county.page.locator("input[name=field-promised_limit][value=keep]").check()
    press(county.page, "main form[method=post] button[type=submit]")
    county.open_list("confirm")
    expect(county.page.locator("main tbody input")).to_have_count(0)


def read_as_citizen(citizen: Page, code: str) -> None:
    """What is inherited has followed by itself; what is the county's own has stayed."""
    citizen.goto(f"/zh-Hans/items/{code}")
    guide = citizen.locator("main")
    expect(guide).to_contain_text(THEIRS)
    expect(guide).to_contain_text(OURS)


def there_and_back(keepers: Keepers, citizen: Page, some: Chosen, folder: Path) -> None:
    """A workbook goes out, is edited, refused, mended, taken in, and then changes nothing."""
    office, (phoned, more, gone) = keepers["office"], some.names[3:6]
    out = office.export(some.department, folder / "out.xlsx")
    codes, visits = of_each(out, "实施编码"), of_each(out, "到现场次数")
    office.hand_in(edit(out, phoned, more, gone), region=PREFECTURE, basis=EDIT)
    mended = mend(come_back(office, folder), phoned, visits[phoned])
    office.hand_in(mended, region=PREFECTURE, basis=EDIT)
    assert numbers(office.checked().locator("p").first.inner_text())[:2] == [0, 2]
    assert previewed(office) == {phoned: ["咨询方式"], more: [f"材料：{MATERIAL}"], gone: []}
    assert numbers(office.take_over(withdraw=True).inner_text())[:2] == [0, 2]

    keepers["editor"].submit_all(some.department, EDIT)
    keepers["reviewer"].pass_all("approve")
    office.pass_all("publish")
    for name, words in ((phoned, PHONE), (more, MATERIAL)):
        citizen.goto(f"/zh-Hans/items/{codes[name]}")
        expect(citizen.locator("main")).to_contain_text(words)
    citizen.goto(f"/zh-Hans/items/{codes[gone]}")
    expect(citizen.locator("main")).not_to_contain_text(gone)

    office.hand_in(mended, region=PREFECTURE, basis=EDIT)
    assert numbers(office.checked().locator("p").first.inner_text())[:2] == [0, 0]
    expect(office.page.locator("main ins")).to_have_count(0)


def come_back(office: Keeper, folder: Path) -> Path:
    """The page names sheet, row and column of what is wrong, and so does her own workbook."""
    assert numbers(office.refused().inner_text())[0] == 1
    told = office.page.locator("table tr").filter(has_text=SLIP).locator("td").all_inner_texts()
    back = office.download("/returned", folder / "returned.xlsx")
    sheet = openpyxl.load_workbook(back)["事项"]
    red = [one for row in sheet for one in row if one.fill.fgColor.rgb == RED]
    assert next((one.value, one.row) for one in red) == (SLIP, int(told[1]))
    assert cell(sheet, "问题", int(told[1])).value.startswith(f"{told[2]}: ")
    return back


def previewed(office: Keeper) -> dict[str, list[str]]:
    """Return the columns that would change, by the names of the items in the preview."""
    found = {}
    for body in office.page.locator("table tbody:has(td[colspan])").all():
        head, *cells = body.locator("tr").all()
        name = head.locator("span[lang]").inner_text()
        found[name] = [one.locator("td").nth(2).inner_text() for one in cells]
    return found
