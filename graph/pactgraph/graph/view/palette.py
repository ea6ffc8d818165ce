"""Colours for light and dark paper, taken from the ontology and made readable on both."""

from __future__ import annotations

import math
from typing import Final

__all__ = [
    "DARK_PAPER",
    "LIGHT_PAPER",
    "MARK",
    "TEXT",
    "apparent_distance",
    "contrast",
    "in_dark",
    "readable",
]

LIGHT_PAPER: Final = "#ffffff"
DARK_PAPER: Final = "#14181f"
TEXT: Final = 4.5
"""The contrast WCAG 2.2 asks of text."""
MARK: Final = 3.0
"""The contrast it asks of lines and marks."""
_SEEN_WITHOUT: Final = {
    "red cones": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "green cones": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881),
    ),
    "blue cones": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039),
    ),
}  # fmt: skip
"""Machado, Oliveira and Fernandes (2009): linear RGB as seen by those who lack one sort of cone."""

_Channels = tuple[float, float, float]


def readable(colour: str, paper: str, enough: float = TEXT) -> str:
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
        if contrast(hexadecimal, paper) >= enough:
            return hexadecimal
    raise AssertionError("black or white stands out on any paper")


def contrast(colour: str, other: str) -> float:
    """The contrast ratio of two colours by WCAG: 1 for equal ones, 21 for black on white.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    darker, lighter = sorted(_luminance(_channels(hexadecimal)) for hexadecimal in (colour, other))
    return (lighter + 0.05) / (darker + 0.05)


def in_dark(colour: str) -> str:
    """The colour for dark paper: the same hue, lighter and a little calmer, about as far from the others.

    >>> contrast(in_dark("#063e9e"), DARK_PAPER) > contrast("#063e9e", DARK_PAPER)
    True
    """
    light, a, b = _oklab(_linear(colour))
    for step in range(21):
        share = 0.9 * (1 - step / 20)  # less saturated, where that hue cannot be so light
        made = _from_oklab((0.25 + 0.8 * light, a * share, b * share))
        if all(-0.001 <= channel <= 1.001 for channel in made):
            return "#" + "".join(f"{_eight_bit(channel):02x}" for channel in made)
    raise AssertionError("grey is always a colour")


def apparent_distance(colour: str, other: str) -> float:
    """How far apart two colours look (in OKLab, 0 to 1) to those who tell them apart worst.

    >>> round(apparent_distance("#ff0000", "#00a000"), 2) < 0.3 < apparent_distance("#000000", "#ffffff")
    True
    """
    one, two = _linear(colour), _linear(other)
    seen = [(one, two), *((_seen(one, m), _seen(two, m)) for m in _SEEN_WITHOUT.values())]
    return min(math.dist(_oklab(a), _oklab(b)) for a, b in seen)


def _seen(channels: _Channels, matrix: tuple[_Channels, ...]) -> _Channels:
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * channel for weight, channel in zip(row, channels, strict=True))))
        for row in matrix
    )
    return red, green, blue


def _oklab(channels: _Channels) -> _Channels:
    """OKLab (Ottosson 2020) of linear RGB: lightness, green to red, blue to yellow."""
    r, g, b = channels
    long, medium, short = (
        max(0.0, cone) ** (1 / 3)
        for cone in (
            0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
            0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
            0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
        )
    )
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _from_oklab(lab: _Channels) -> _Channels:
    light, a, b = lab
    long, medium, short = (
        cone**3
        for cone in (
            light + 0.3963377774 * a + 0.2158037573 * b,
            light - 0.1055613458 * a - 0.0638541728 * b,
            light - 0.0894841775 * a - 1.2914855480 * b,
        )
    )
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _eight_bit(channel: float) -> int:
    curved = 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
    return round(255 * min(1.0, max(0.0, curved)))


def _channels(colour: str) -> tuple[int, int, int]:
    digits = colour.removeprefix("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _linear(colour: str) -> _Channels:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in _channels(colour))
    )
    return red, green, blue


def _luminance(channels: tuple[int, int, int]) -> float:
    red, green, blue = _linear("#" + "".join(f"{channel:02x}" for channel in channels))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
