"""What a style sheet must not say, because it would not turn with the script."""

import re

PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:min-|max-|contain-intrinsic-)?(?:width|height)|"
    r"(?:(?:scroll-)?(?:margin|padding)-|border-)?"
    r"(?:left|right|top|bottom)(?:-(?:width|color|style))?|"
    r"border-(?:top|bottom)-(?:left|right)-radius|overflow-[xy]|"
    r"overscroll-behavior-[xy]|background-position-[xy])\s*:"
)
SIDED = re.compile(
    r"(?:text-align(?:-last)?|float|clear|caption-side|resize)\s*:\s*(?:left|right|horizontal)\b|"
    r"(?:background|mask|object|transform|perspective)[\w-]*\s*:[^;}]*\b(?:left|right)\b|"
    r"\bto\s+(?:(?:top|bottom)\s+)?(?:left|right)\b|"
    r"\btranslate(?:X\(|(?:3d)?\((?!\s*0[\s,)]))|(?<![\w-])translate\s*:"
)
FOUR = re.compile(  # the second and the fourth of four values are right and left
    r"(?<![\w-])(?:(?:scroll-)?(?:margin|padding)|inset|border-(?:width|style|color))\s*:\s*"
    r"(?P<values>[^;}]+)"
)
RADII = re.compile(r"(?<![\w-])border-radius\s*:\s*(?P<values>[^;}]+)")
ASKED = re.compile(r"@container[^{]*(?<![\w-])(?:min-|max-)?(?:width|height|aspect-ratio)\b")
VIEWPORT = re.compile(r"\d(?:[sdl]?v[wh])\b")


def values_of(match: re.Match[str]) -> list[str]:
    """Return the values of a shorthand; one with brackets is one value."""
    return re.findall(r"(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+", match["values"].split("!")[0])


def is_lopsided(values: list[str]) -> bool:
    """Say whether right and left differ; of three values or fewer they are the same."""
    return len(values) == 4 and values[1] != values[3]


def has_odd_corners(values: list[str]) -> bool:
    """Say whether a corner differs from the one beside it."""
    first, second = (*values, *values)[:2]
    third = values[2] if len(values) > 2 else first
    fourth = values[3] if len(values) > 3 else second
    return (first, third) != (second, fourth)


def sides_named(css: str) -> list[str]:
    """Return what would not turn with the script."""
    rules = (PHYSICAL, SIDED, VIEWPORT, ASKED)
    found = [match.group() for rule in rules for match in rule.finditer(css)]
    found += [one.group() for one in FOUR.finditer(css) if is_lopsided(values_of(one))]
    return found + [one.group() for one in RADII.finditer(css) if has_odd_corners(values_of(one))]
