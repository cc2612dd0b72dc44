"""JSON in one spelling only, so that digests of it can be compared."""

import json


def canonical_json(value: object) -> str:
    """Return JSON with sorted keys and no spaces; the digest of a text is taken from this."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
