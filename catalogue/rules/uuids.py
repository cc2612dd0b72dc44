"""Names of things for programs outside: UUIDs made of our codes, so that they stay as they are."""

from hashlib import sha1
from uuid import UUID, uuid5

OURS = UUID("0ec2de53-53ff-4672-ae44-ead72d63d171")


def uuid_of(kind: str, *codes: object) -> UUID:
    """Return the UUID of the thing of a kind with these codes: the same today and in ten years."""
    return uuid5(OURS, "\n".join((kind, *map(str, codes))))


def service_uuid(code: str) -> UUID:
    """Return the UUID of the service with a code."""
    return uuid_of("service", code)


def tail_of(uuid: UUID) -> int:
    """Return the last 56 bits: what tells UUIDs apart, without the bits that are in all of them."""
    return int.from_bytes(uuid.bytes[9:])


def service_tail(code: str) -> int:
    """Return `tail_of(service_uuid(code))` in a fifth of the time: of all services it is asked."""
    named = OURS.bytes + f"service\n{code}".encode()
    return int.from_bytes(sha1(named, usedforsecurity=False).digest()[9:16])


def organization_uuid(region: str, department: str) -> UUID:
    """Return the UUID of a department, whose code is its own within a region alone."""
    return uuid_of("organization", region, department)
