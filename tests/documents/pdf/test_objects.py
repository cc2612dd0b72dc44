"""What is used of ReportLab beyond its documentation, pinned here."""

from importlib.metadata import version

from reportlab.pdfbase.pdfdoc import PDFDocument

from documents.pdf.objects import PdfFile, Raw, number, stream, text_string


def test_reportlab_is_the_major_version_that_was_looked_into() -> None:
    assert version("reportlab").split(".")[0] == "5"


def test_reportlab_still_numbers_objects_as_they_are_referred_to() -> None:
    document = PDFDocument(invariant=1, pdfVersion=(1, 7))
    reference = document.Reference(Raw(b"<<>>"))

    assert document.idToObjectNumberAndVersion[reference.name] == (2, 0)
    assert document.idToObject[reference.name].content == b"<<>>"


def test_a_file_holds_the_objects_as_they_were_written() -> None:
    file = PdfFile()
    later, reference = file.reserve()
    file.add(b"<</Before true>>")
    later.content = b"<</Later true>>"

    pdf = file.close(catalog=b"<</Type/Catalog>>", info=b"<</Title(t)>>", identity=b"x")

    assert pdf.startswith(b"%PDF-1.7")
    assert reference.split()[0] + b" 0 obj\n<</Later true>>\nendobj" in pdf
    assert b"<</Type/Catalog>>" in pdf
    assert b"<</Title(t)>>" in pdf


def test_the_identity_changes_the_file_id_and_nothing_else_does() -> None:
    def made(identity: bytes) -> bytes:
        return PdfFile().close(catalog=b"<<>>", info=b"<<>>", identity=identity)

    assert made(b"a") == made(b"a") != made(b"b")


def test_a_stream_ends_its_line_before_endstream() -> None:
    assert stream(b"abc", b"/N 3") == b"<</Length 3/N 3>>\nstream\nabc\nendstream\n"


def test_numbers_are_short_and_never_in_powers_of_ten() -> None:
    assert [number(n) for n in (1.0, 841.889, 0.001, -0.5, 14400.0)] == [
        "1",
        "841.89",
        "0",
        "-0.5",
        "14400",
    ]


def test_text_is_written_in_utf_16() -> None:
    assert text_string("文\U00020bb7") == b"<FEFF6587D842DFB7>"
