"""Lists as somebody makes them to fill a memory, reach outside or slip something in."""

import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

from tests.catalogue.exchange.biff import an_xls_of_cells
from tests.catalogue.exchange.edited import edited

HEADS = ["事项名称", "实施主体", "地方编码", "核对日期", "到现场次数"]
ROW = ["补证", "公安局", "1"]
PARTS = {"sheet": "xl/worksheets/sheet1.xml", "belongs": "xl/_rels/workbook.xml.rels"}
STRINGS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
END = b"</sheetData>"
MEGABYTE = 1 << 20
LAST_ROW = 1_048_576
Place = tuple[int, str]  # row and column
Change = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Hostile:
    """How a list is made, and where its first problem is told of; None: it is read."""

    name: str
    make: Callable[[Path], Path]
    place: Place | None


def workbook(folder: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "事项"
    for row in (HEADS, ROW, *rows):
        sheet.append(row)
    book.save(folder / "list.xlsx")
    return folder / "list.xlsx"


def table(folder: Path, content: bytes) -> Path:
    path = folder / "list.csv"
    path.write_bytes(",".join(HEADS).encode() + b"\n" + content)
    return path


def changed(path: Path, **changes: Change) -> Path:
    """Change parts of a package: its sheet, or the list of what belongs to it."""
    by_part = {PARTS[name]: change for name, change in changes.items()}
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, by_part.get(name, bytes)(content))
    return path


def more_rows(rows: Iterable[bytes]) -> Change:
    return lambda xml: xml.replace(END, b"".join(rows) + END)


def merging(cells: bytes) -> Change:
    return lambda xml: xml.replace(END, END + b"<mergeCells>" + cells + b"</mergeCells>")


def in_sheet(folder: Path, *rows: bytes) -> Path:
    return changed(workbook(folder), sheet=more_rows(rows))


def inline(row: int, words: bytes) -> bytes:
    text = b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>%s</t></is></c></row>'
    return text % (row, row, words)


def a_bomb(folder: Path) -> Path:
    path = workbook(folder)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/media/image1.png", "w", force_zip64=True) as picture,
    ):
        for _ in range(300):
            picture.write(b"\0" * MEGABYTE)
    return path


def a_bomb_that_lies(folder: Path) -> Path:
    """It says that it unpacks to little."""
    path = a_bomb(folder)
    content = path.read_bytes()
    size = (300 * MEGABYTE).to_bytes(8, "little")
    path.write_bytes(content.replace(size, (1024).to_bytes(8, "little")))
    return path


def with_words(folder: Path, words: Iterable[bytes]) -> Path:
    """A workbook whose third row stands among the words that its cells share."""
    cells = b'<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>0</v></c></row>'
    link = f'<Relationship Id="words" Type="{STRINGS}" Target="sharedStrings.xml"/></Relationships>'

    def belong(xml: bytes) -> bytes:
        return xml.replace(b"</Relationships>", link.encode())

    path = changed(workbook(folder), sheet=more_rows([cells]), belongs=belong)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/sharedStrings.xml", "w") as part,
    ):
        part.write(b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">')
        part.writelines(b"<si><t>" + one + b"</t></si>" for one in words)
        part.write(b"</sst>")
    return path


def many_words(folder: Path) -> Path:
    return with_words(folder, repeat(b"x" * 1000, 240_000))


def many_small_words(folder: Path) -> Path:
    return with_words(folder, repeat(b"x", 1_600_000))


def the_same_cell_again(folder: Path) -> Path:
    return in_sheet(folder, b'<row r="3">' + b'<c r="A3"/>' * 1_000_000 + b"</row>")


def nameless_rows(folder: Path) -> Path:
    return in_sheet(folder, b"<row/>" * 1_100_000)


def many_formulas(folder: Path) -> Path:
    cells = b'<row r="%d"><c r="A%d"><f>B2</f></c><c r="B%d"><f>B2</f></c></row>'
    return in_sheet(folder, *(cells % (n, n, n) for n in range(3, 110_000)))


def a_long_tag(folder: Path) -> Path:
    return in_sheet(folder, b'<row r="' + b"9" * 8 * MEGABYTE + b'"></row>')


def a_long_number(folder: Path) -> Path:
    return in_sheet(folder, b'<row r="' + b"9" * 5000 + b'"></row>')


def a_link_outside(folder: Path) -> Path:
    return workbook(folder, ["='http://127.0.0.1:1/[other.xlsx]事项'!A1", "公安局"])


def formulas(folder: Path) -> Path:
    return workbook(folder, ['=WEBSERVICE("http://127.0.0.1:1/")', "公安局"], ["=cmd|'/c x'!A0"])


def wrong_types(folder: Path) -> Path:
    return workbook(folder, [True, 7, date(2026, 1, 2), "昨天", "两次"])


def a_long_cell(folder: Path) -> Path:
    return in_sheet(folder, inline(3, b"x" * 10 * MEGABYTE))


def a_long_shared_text(folder: Path) -> Path:
    return with_words(folder, [b"x" * 10 * MEGABYTE])


def a_long_csv_cell(folder: Path) -> Path:
    return table(folder, b"x" * 10 * MEGABYTE + ",公安局\n".encode())


def merged(folder: Path, *ranges: str) -> Path:
    def merge(book: Workbook) -> None:
        for one in ranges:
            book["事项"].merge_cells(one)

    return edited(workbook(folder, ["换证", None]), merge)


def merged_over_all(folder: Path) -> Path:
    return changed(workbook(folder), sheet=merging(b'<mergeCell ref="A2:XFD1048576"/>'))


def very_many_merged(folder: Path) -> Path:
    marks = b"".join(b'<mergeCell ref="A%d:E%d"/>' % (n, n) for n in range(2, 200_002))
    return changed(workbook(folder), sheet=merging(marks))


def hidden(state: str) -> Callable[[Path], Path]:
    def hide(book: Workbook) -> None:
        sheet = book.create_sheet("材料")
        sheet.append(["事项", "材料名称"])
        sheet.append(["没有的", "照片"])
        sheet.sheet_state = state

    return lambda folder: edited(workbook(folder), hide)


def in_gbk(folder: Path) -> Path:
    path = folder / "list.csv"
    path.write_bytes((",".join(HEADS) + "\n" + ",".join(ROW) + "\n").encode("gbk"))
    return path


def sheet_in_gbk(folder: Path) -> Path:
    def write(xml: bytes) -> bytes:
        return b'<?xml version="1.0" encoding="GBK"?>' + xml.partition(b"?>")[2].decode().encode(
            "gbk"
        )

    return changed(in_sheet(folder, inline(3, "换证".encode())), sheet=write)


def broken_text(folder: Path) -> Path:
    return in_sheet(folder, inline(3, b"\xff\xfe"))


def broken_csv(folder: Path) -> Path:
    return table(folder, ",".join(ROW).encode() + b"\n" + "换".encode()[:2] + b"\xff,x\n")


def empty_rows(folder: Path) -> Path:
    return in_sheet(folder, *(b'<row r="%d"/>' % row for row in range(3, LAST_ROW + 1)))


def coloured_rows(folder: Path) -> Path:
    cells = b'<row r="%d"><c r="A%d" s="0"/><c r="E%d" s="0"/></row>'
    return in_sheet(folder, *(cells % (row, row, row) for row in range(3, LAST_ROW + 1)))


def empty_lines(folder: Path) -> Path:
    return table(folder, ",".join(ROW).encode() + b"\n" + b",,,,\n" * LAST_ROW)


def empty_rows_of_old(folder: Path) -> Path:
    cells = [
        *((0, n, head) for n, head in enumerate(HEADS)),
        *((1, n, w) for n, w in enumerate(ROW)),
    ]
    return an_xls_of_cells(folder / "list.xls", {"事项": [*cells, (65_535, 0, " ")]})


SMALL = (
    Hostile("zip bomb", a_bomb, (1, "")),
    Hostile("zip bomb that says it is small", a_bomb_that_lies, (1, "")),
    Hostile("external link", a_link_outside, (3, "事项名称")),
    Hostile("formulas", formulas, (3, "事项名称")),
    Hostile("wrong types", wrong_types, (3, "地方编码")),
    Hostile("10 MB cell", a_long_cell, (3, "事项名称")),
    Hostile("10 MB shared text", a_long_shared_text, (3, "事项名称")),
    Hostile("10 MB cell of a .csv", a_long_csv_cell, (2, "")),
    Hostile("merged cells", lambda folder: merged(folder, "B2:B3"), None),
    Hostile("cells merged over all of a sheet", merged_over_all, None),
    Hostile("200,000 merged cells", very_many_merged, (1, "")),
    Hostile("one cell 10^6 times", the_same_cell_again, (1, "")),
    Hostile("row with a number of 5,000 digits", a_long_number, None),
    Hostile("hidden sheet", hidden("hidden"), (2, "事项")),
    Hostile("very hidden sheet", hidden("veryHidden"), (2, "事项")),
    Hostile("GBK", in_gbk, None),
    Hostile("GBK in a workbook", sheet_in_gbk, (1, "")),
    Hostile("broken UTF-8", broken_csv, (3, "")),
    Hostile("broken UTF-8 in a workbook", broken_text, (1, "")),
)
LARGE = (  # they take seconds
    Hostile("240 MB of shared words", many_words, (1, "")),
    Hostile("1,600,000 shared words", many_small_words, (1, "")),
    Hostile("more rows than there are", nameless_rows, (1, "")),
    Hostile("200,000 formulas without results", many_formulas, (1, "")),
    Hostile("tag of 8 MB", a_long_tag, (1, "")),
    Hostile("10^6 empty rows", empty_rows, None),
    Hostile("10^6 coloured rows", coloured_rows, (200_001, "A")),
    Hostile("10^6 empty rows of a .csv", empty_lines, None),
    Hostile("empty rows of an .xls", empty_rows_of_old, None),
)
