"""Colours for light and dark paper, taken from the ontology and made readable on both."""

from __future__ import annotations

from typing import Final

__all__ = ["DARK_PAPER", "LIGHT_PAPER", "contrast", "readable"]

LIGHT_PAPER: Final = "#ffffff"
DARK_PAPER: Final = "#14181f"
_ENOUGH: Final = 4.5
"""The contrast WCAG 2.2 asks of text; lines and marks would need 3, but thin ones profit from more."""


def readable(colour: str, paper: str) -> str:
    """The colour itself, or the nearest mix of it with black or white that stands out on the paper.

    >>> readable("#1f6feb", LIGHT_PAPER)
    '#1f6feb'
    >>> contrast(readable("#37474f", DARK_PAPER), DARK_PAPER) >= 4.5
    True
    """
    towards = (255, 255, 255) if _luminance(_channels(paper)) < 0.2 else (0, 0, 0)
    channels = _channels(colour)
    for step in range(21):
        share = step / 20
        mixed = tuple(round(c + (t - c) * share) for c, t in zip(channels, towards, strict=True))
        hexadecimal = "#" + "".join(f"{channel:02x}" for channel in mixed)
        if contrast(hexadecimal, paper) >= _ENOUGH:
            return hexadecimal
    raise AssertionError("black or white stands out on any paper")


def contrast(colour: str, other: str) -> float:
    """The contrast ratio of two colours by WCAG: 1 for equal ones, 21 for black on white.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    darker, lighter = sorted(_luminance(_channels(hexadecimal)) for hexadecimal in (colour, other))
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    digits = colour.removeprefix("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _luminance(channels: tuple[int, int, int]) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in channels)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
