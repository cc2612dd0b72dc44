"""What a file says about itself: information dictionary and XMP, both from the same facts."""

from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from documents.pdf.objects import text_string

PRODUCER = "Onewindow"
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>{identifier}
<xmp:CreateDate>{at}</xmp:CreateDate><xmp:ModifyDate>{at}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
IDENTIFIER = "\n<dc:identifier>{}</dc:identifier>"


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, main language and time of issue; the address where the paper can be checked."""

    title: str
    language: str
    issued_at: datetime
    address: str = ""

    def xmp(self) -> bytes:
        """Return the XMP packet of a PDF/A-2b file."""
        at = self.issued_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")
        packet = XMP.format(
            title=escape(self.title),
            language=self.language,
            identifier=IDENTIFIER.format(escape(self.address)) if self.address else "",
            at=at,
            producer=PRODUCER,
        )
        return packet.encode("utf-8", "replace")

    def info(self) -> bytes:
        """Return the information dictionary; viewers compare it with the XMP."""
        at = self.issued_at.astimezone(UTC).strftime("(D:%Y%m%d%H%M%S+00'00')").encode()
        return b"<</Title%s/Creator(%s)/Producer(%s)/CreationDate%s/ModDate%s>>" % (
            text_string(self.title),
            PRODUCER.encode(),
            PRODUCER.encode(),
            at,
            at,
        )
