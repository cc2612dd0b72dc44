"""Settings: read from the environment, checked at start, each problem named."""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile
from urllib.parse import SplitResult, urlsplit

from catalogue.rules.claims import LOCKED_FIELDS
from documents.signing.signer import CertificateUnfit
from kernel import clock
from kernel.locales import LANGUAGES, Tag
from portal.signing import SigningCertificate, demo_certificate, look_at

KEY_BYTES = 32
NOTHING = "nothing"
MOST_PROXIES = 9
LONGEST_CHECK = 120  # months
SHORTEST_TERM = 10  # years: the shortest term of keeping for files of state bodies


class SettingProblem(SystemExit):
    """A setting is wrong or missing: ends the program with one line that names it."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"ONEWINDOW_{name}: {problem}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings, checked."""

    database_url: str
    data_dir: Path
    redis_url: str | None
    secret_key: str
    data_key: str
    index_key: str
    public_base_url: str
    languages: tuple[Tag, ...]
    mail_url: str | None
    sms_url: str | None
    trusted_hosts: tuple[str, ...]
    locked_fields: tuple[str, ...]  # what a claim never says otherwise than its standard
    check_months: int  # how long a comparison of an item with its source lasts; 0: for ever
    keep_cases_years: int  # full years after the one in which a case ended; 0 keeps all
    signing_certificate: SigningCertificate | None  # without one issued papers are not signed
    signing_passphrase: str
    search_meaning: bool  # find by meaning too, where the encoder is installed
    data_licence: str  # under which open data may be used; empty: nobody has said
    trusted_proxies: int  # how many stand before us and say whom they ask for

    @property
    def secure(self) -> bool:
        """Whether the public address is https."""
        return self.public_base_url.startswith("https://")


def read_settings(given: Mapping[str, object], root: Path) -> Settings:
    """Return checked settings from names without prefix. Raises SettingProblem."""
    _no_slips(given)
    data_dir = _data_dir(_text(given, "DATA_DIR") or str(root / "instance"))
    database_url = _database_url(_text(given, "DATABASE_URL"), data_dir)
    embedded = database_url.startswith("sqlite")
    base = _base_url(_text(given, "PUBLIC_BASE_URL") or "http://127.0.0.1:8000")
    return Settings(
        database_url=database_url,
        data_dir=data_dir,
        redis_url=_url(given, "REDIS_URL", ("redis", "rediss", "unix")),
        secret_key=_key(given, "SECRET_KEY", data_dir, embedded),
        data_key=_key(given, "DATA_KEY", data_dir, embedded),
        index_key=_key(given, "INDEX_KEY", data_dir, embedded),
        public_base_url=base,
        languages=_languages(_text(given, "LANGUAGES")),
        mail_url=_url(given, "MAIL_URL", ("smtp", "smtps", "file")),
        sms_url=_url(given, "SMS_URL", ("http", "https", "file")),
        trusted_hosts=(urlsplit(base).hostname or "", "127.0.0.1", "localhost", "[::1]"),
        locked_fields=_locked(_text(given, "LOCKED_FIELDS")),
        check_months=_months(_text(given, "CHECK_MONTHS") or "12"),
        keep_cases_years=_years(_text(given, "KEEP_CASES_YEARS") or str(SHORTEST_TERM)),
        signing_certificate=_certificate(given, data_dir, base),
        signing_passphrase=_text(given, "SIGNING_PASSPHRASE"),
        search_meaning=_yes(given, "SEARCH_MEANING"),
        data_licence=_licence(_text(given, "DATA_LICENCE")),
        trusted_proxies=_proxies(_text(given, "TRUSTED_PROXIES") or "0"),
    )


def _no_slips(given: Mapping[str, object]) -> None:
    """A slip in a name must not start the house on another database than the one meant."""
    known = [name.upper() for name in Settings.__dataclass_fields__]
    for name in given:
        if name not in known and (meant := get_close_matches(name, known, 1, cutoff=0.8)):
            raise SettingProblem(name, f"there is no such setting; ONEWINDOW_{meant[0]} is meant?")


def _text(given: Mapping[str, object], name: str) -> str:
    return str(given.get(name) or "").strip()


def _data_dir(value: str) -> Path:
    path = Path(value).absolute()
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o750)
        with TemporaryFile(dir=path):  # nameless: another program may look at the same moment
            pass
    except OSError as problem:
        raise SettingProblem(
            "DATA_DIR", f"cannot write to {path} ({problem.strerror})"
        ) from problem
    return path


def _database_url(value: str, data_dir: Path) -> str:
    if not value:
        return f"sqlite:///{data_dir / 'onewindow.sqlite'}"
    scheme = _parts("DATABASE_URL", value).scheme
    if scheme in ("postgresql", "postgres", "postgresql+psycopg"):
        return "postgresql+psycopg://" + value.partition("://")[2]
    file = value.removeprefix("sqlite:///")
    if file in ("", value, ":memory:"):
        raise SettingProblem("DATABASE_URL", "give sqlite:///FILE or postgresql://USER@HOST/NAME")
    if not Path(file).absolute().parent.is_dir():
        raise SettingProblem("DATABASE_URL", f"there is no folder {Path(file).absolute().parent}")
    return value


def _parts(name: str, value: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        _ = parts.port  # looked at late by everybody else
    except ValueError as problem:
        raise SettingProblem(name, f"is no address ({problem})") from problem
    return parts


def _url(given: Mapping[str, object], name: str, schemes: tuple[str, ...]) -> str | None:
    value = _text(given, name)
    if value and _parts(name, value).scheme not in schemes:
        raise SettingProblem(name, f"must begin with one of {', '.join(schemes)}")
    return value or None


def _key(given: Mapping[str, object], name: str, data_dir: Path, embedded: bool) -> str:
    """Return a given key, or in the embedded form one made once and kept in `data_dir`."""
    value = _text(given, name)
    if value:
        if len(value) < 16:
            raise SettingProblem(name, "must have at least 16 characters")
        return value
    if not embedded:
        raise SettingProblem(name, "is required with PostgreSQL: set a random text of 32 bytes")
    file = data_dir / f"{name.lower()}.key"
    kept = _kept(file)
    if len(kept) < 16:
        raise SettingProblem(name, f"the kept key in {file} is empty or cut off: restore it")
    return kept


def _kept(file: Path) -> str:
    if not file.exists():
        _make_key(file)
    try:
        return file.read_text().strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _make_key(file: Path) -> None:
    """Make a key whole under its name, for one of all who start at once; the others read it."""
    with NamedTemporaryFile("w", dir=file.parent, prefix=".key-") as new:  # for its owner only
        new.write(secrets.token_hex(KEY_BYTES))
        new.flush()
        os.fsync(new.fileno())
        with suppress(FileExistsError):
            os.link(new.name, file)


def _base_url(value: str) -> str:
    parts = _parts("PUBLIC_BASE_URL", value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/"):
        raise SettingProblem("PUBLIC_BASE_URL", "give an address such as https://hall.example")
    return value.rstrip("/")


def _certificate(
    given: Mapping[str, object], data_dir: Path, base: str
) -> SigningCertificate | None:
    file, passphrase = _text(given, "SIGNING_CERTIFICATE"), _text(given, "SIGNING_PASSPHRASE")
    if passphrase and not file:
        raise SettingProblem("SIGNING_PASSPHRASE", "opens nothing: name a SIGNING_CERTIFICATE too")
    file = file or demo_certificate(data_dir, base)
    try:
        return look_at(Path(file), passphrase, now=clock.now()) if file else None
    except CertificateUnfit as problem:
        raise SettingProblem("SIGNING_CERTIFICATE", str(problem)) from problem


def _proxies(value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) > MOST_PROXIES:
        raise SettingProblem("TRUSTED_PROXIES", f"give a number from 0 to {MOST_PROXIES}")
    return int(value)


def _locked(value: str) -> tuple[str, ...]:
    names = [name.strip() for name in value.split(",") if name.strip()] or list(LOCKED_FIELDS)
    for name in names:
        if name not in LOCKED_FIELDS and name != NOTHING:
            raise SettingProblem("LOCKED_FIELDS", f"locks no {name!r}: {', '.join(LOCKED_FIELDS)}")
    return tuple(name for name in names if name != NOTHING)


def _months(value: str) -> int:
    if value.isascii() and value.isdigit() and int(value) <= LONGEST_CHECK:
        return int(value)
    raise SettingProblem("CHECK_MONTHS", f"give 1 to {LONGEST_CHECK} months, or 0 for ever")


def _years(value: str) -> int:
    if value.isascii() and value.isdigit() and int(value) in (0, *range(SHORTEST_TERM, 100)):
        return int(value)
    raise SettingProblem("KEEP_CASES_YEARS", f"give {SHORTEST_TERM} to 99 years, or 0 for ever")


def _yes(given: Mapping[str, object], name: str) -> bool:
    value = _text(given, name) or "yes"
    if value not in ("yes", "no"):
        raise SettingProblem(name, "give yes or no")
    return value == "yes"


def _licence(value: str) -> str:
    """Return an address as it stands in a header: plain, with nothing that would end it early."""
    plain = value.isascii() and value.isprintable() and not set(value) & set(' <>"')
    if value and not (plain and _parts("DATA_LICENCE", value).scheme in ("http", "https")):
        raise SettingProblem("DATA_LICENCE", "give the address of a licence, http or https")
    return value


def _languages(value: str) -> tuple[Tag, ...]:
    tags = [tag.strip() for tag in value.split(",") if tag.strip()] or list(LANGUAGES)
    for tag in tags:
        if tag not in LANGUAGES:
            raise SettingProblem("LANGUAGES", f"knows no language {tag!r}")
    return tuple(LANGUAGES[tag].tag for tag in dict.fromkeys(tags))
