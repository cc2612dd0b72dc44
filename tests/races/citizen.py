"""A citizen with a browser of the plainest kind: cookies, forms and nothing else."""

import http.client
import re
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import urlencode, urlsplit

from tests.pages import Page

PATIENCE_SECONDS = 30


@dataclass
class Answer:
    """What came back."""

    status: int
    location: str
    text: str
    headers: Message = field(default_factory=Message)

    @property
    def reference(self) -> str | None:
        """Return the reference that a booking was confirmed with."""
        found = re.search(r"/appointments/(\d{16})", self.location)
        return found[1] if self.status == 302 and found else None


@dataclass
class Citizen:
    """One visitor of a served site, with a connection and cookies of their own."""

    site: str
    name: str
    phone: str
    cookies: dict[str, str] = field(default_factory=dict)
    form: dict[str, str] = field(default_factory=dict)

    def walk_to_the_last_page(self, code: str, centre: str = "hall") -> str:
        """Give name and phone, and load the page of times; return its address."""
        who = f"/en/book/who?item={code}&centre={centre}"
        fields = self._form_of(self.ask("GET", who))
        done = self.ask("POST", who, {**fields, "name": self.name, "phone": self.phone})
        assert done.status == 302, done.text
        last = f"/en/book/time?item={code}&centre={centre}"
        self.form = self._form_of(self.ask("GET", last))
        return last

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> Answer:
        """Send one request on a connection of its own."""
        address = urlsplit(self.site)
        connection = http.client.HTTPConnection(
            address.hostname or "", address.port, timeout=PATIENCE_SECONDS
        )
        try:
            connection.request(
                method, path, urlencode(form) if form else None, headers=self._headers(form)
            )
            answer = connection.getresponse()
            self._keep_cookies(answer)
            text = answer.read().decode(errors="replace")
            location = answer.getheader("Location") or ""
            return Answer(answer.status, location, text, answer.headers)
        finally:
            connection.close()

    def _headers(self, form: dict[str, str] | None) -> dict[str, str]:
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        return headers

    def _keep_cookies(self, answer: http.client.HTTPResponse) -> None:
        for line in answer.headers.get_all("Set-Cookie", []):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value

    @staticmethod
    def _form_of(answer: Answer) -> dict[str, str]:
        assert answer.status == 200, answer.text
        return dict(next(form.fields for form in Page(answer.text).forms if form.method == "post"))
