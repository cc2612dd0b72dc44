"""One change of the index: items to put and to take, and the texts that come and go with them."""

from tantivy import Index, Query

from catalogue.search import schema as fields
from catalogue.search.analysis import spaced
from catalogue.search.documents import to_document, to_row
from catalogue.search.meaning.subjects import about
from catalogue.search.shelf import Shelf
from catalogue.search.shelving import Shelver
from catalogue.search.values import SearchDoc

# Bytes that a writer may fill before it begins another segment, each of which every question has
# to visit: 16,000 texts stay in one, and the memory is taken only as it is filled.
_MEMORY = 60_000_000


class Change:
    """Collects items; `written` writes the texts that are new and removes those without items."""

    def __init__(self, index: Index, shelver: Shelver) -> None:
        self.shelver = shelver
        self.about: dict[int, str] = {}
        self._index = index
        self._writer = index.writer(_MEMORY, 1)
        self._known = set(shelver.before.columns.keys.tolist())
        self._written: set[int] = set()

    def put(self, doc: SearchDoc) -> None:
        """Put an item, in place of what there was of it."""
        row = to_row(doc)
        self.shelver.put(row)
        if doc.department and doc.department not in self.shelver.departments:
            names = (doc.department, *doc.department_names)
            self.shelver.departments[doc.department] = "|".join(map(spaced, names))
        if row.text.key in self._written:
            return
        self._written.add(row.text.key)
        self.about[row.text.subject] = about(doc)
        if row.text.key not in self._known:
            self._remove(row.text.key)
            self._writer.add_document(to_document(doc, row.text))

    def take(self, item_id: int) -> None:
        """Take an item out."""
        self.shelver.take(item_id)

    def written(self) -> Shelf:
        """Write it all; return the shelf as it is now."""
        shelf = self.shelver.shelf()
        for text in (self._known | self._written) - set(shelf.columns.keys.tolist()):
            self._remove(text)
        self._writer.commit()
        self._writer.wait_merging_threads()
        return shelf

    def _remove(self, text: int) -> None:
        """Remove a text: also one that a run left behind that ended between index and shelf."""
        wanted = Query.term_query(self._index.schema, fields.TEXT, text)
        self._writer.delete_documents_by_query(wanted)
