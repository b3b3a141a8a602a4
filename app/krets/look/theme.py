"""The two palettes, and the arithmetic of contrast that they keep to (WCAG 2.2)."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

OKABE_ITO = ("#d55e00", "#e69f00", "#0072b2", "#009e73", "#cc79a7", "#56b4e9", "#f0e442")
"""Colours that colour-blind eyes tell apart (Okabe & Ito 2008), black left out; for groups only."""
RAMP_STEPS = 5
_RAMPS = {
    "light": ("#d5e7e6", "#a5cccd", "#6fa9ad", "#3b8188", "#135761"),
    "dark": ("#24474c", "#356970", "#4d8f96", "#7fb8bc", "#c3e3e3"),
}
UNGROUPED = "#9a9aa2"
"""What people without a group are filled with."""


class Theme(NamedTuple):
    """Every colour of the program, as "#rrggbb"; `name` is "light" or "dark".

    No `msgspec.Struct`, so that the start page, which shows no map, need not wait for msgspec.
    """

    name: str
    ground: str
    panel: str
    hover: str
    edge: str
    control: str
    control_edge: str
    text: str
    quiet: str
    accent: str
    accent_text: str
    accent_soft: str
    zone_strong_5: str
    zone_strong_4: str
    zone_weak_3: str
    zone_weak_2: str
    zone_none: str
    zone_border: str
    hairline: str
    ego: str
    tie: str
    strained: str
    good: str
    bad: str

    @property
    def dark(self) -> bool:
        """Whether light stands on dark."""
        return self.name == "dark"

    def zone(self, level: int) -> str:
        """The tint of a level's ring."""
        return self.zones()[level]

    def zones(self) -> Mapping[int, str]:
        """The tints of all rings by level."""
        return {
            5: self.zone_strong_5,
            4: self.zone_strong_4,
            3: self.zone_weak_3,
            2: self.zone_weak_2,
            1: self.zone_none,
        }

    def ramp(self) -> tuple[str, ...]:
        """Steps from little to much, of one hue: each stands out more from the ground than the one before.

        That they differ in lightness alone lets any eye read them, and a printer without colours.
        """
        return _RAMPS[self.name]

    def rim(self, fill: str) -> str:
        """A shade of `fill` that stands out from every ring by 3:1, to draw its edge with."""
        towards = "#ffffff" if self.dark else "#000000"
        return outstanding(mix(fill, towards, 0.18), towards, self.zones().values(), 3.05)


LIGHT = Theme(
    name="light",
    ground="#fbfaf7",
    panel="#ffffff",
    hover="#f6f3ee",
    edge="#e4e0d8",
    control="#f1eee8",
    control_edge="#8c857b",
    text="#1d1f23",
    quiet="#5c6068",
    accent="#5b3a86",
    accent_text="#ffffff",
    accent_soft="#efe9f7",
    zone_strong_5="#f8e7d6",
    zone_strong_4="#fbefe3",
    zone_weak_3="#e3ecf3",
    zone_weak_2="#eef4f8",
    zone_none="#f3f1ed",
    zone_border="#8c857b",
    hairline="#d9d4ca",
    ego="#ffffff",
    tie="#aaa59d",
    strained="#8a4a3a",
    good="#1b7a45",
    bad="#b3263a",
)

DARK = Theme(
    name="dark",
    ground="#15171b",
    panel="#1c1f24",
    hover="#23272d",
    edge="#30343c",
    control="#282c33",
    control_edge="#7d838f",
    text="#eceae6",
    quiet="#a6a9b0",
    accent="#bca6ea",
    accent_text="#1a1423",
    accent_soft="#2d2639",
    zone_strong_5="#3a2e25",
    zone_strong_4="#2e2620",
    zone_weak_3="#22303b",
    zone_weak_2="#1c262e",
    zone_none="#191b1f",
    zone_border="#888d97",
    hairline="#3b4048",
    ego="#1c1f24",
    tie="#686c74",
    strained="#e0a08c",
    good="#5fcb8b",
    bad="#ff8f94",
)


def group_colour(index: int) -> str:
    """The colour of the group with this number (from 0); from the eighth on they come back.

    >>> group_colour(0) == group_colour(7)
    True
    """
    return OKABE_ITO[index % len(OKABE_ITO)]


def group_pattern(index: int) -> int:
    """Which rim goes with the colour, so that the eighth group does not look like the first: 0, 1, 2 or 3."""
    return index // len(OKABE_ITO) % 4


def group_numbers(groups: Iterable[int]) -> dict[int, int]:
    """Number groups by id for `group_colour`: each keeps its number when others come and go, where it can.

    >>> group_numbers([1, 2, 9])
    {1: 0, 2: 1, 9: 2}
    """
    ids = sorted(groups)
    count = max(len(OKABE_ITO), len(ids))
    taken: set[int] = set()
    numbers: dict[int, int] = {}
    for group in ids:
        number = (group - 1) % len(OKABE_ITO)
        while number in taken:
            number = (number + 1) % count
        taken.add(number)
        numbers[group] = number
    return numbers


def group_colours(groups: Iterable[int]) -> dict[int, str]:
    """The colour of each group by id; lists, canvas and exports all take it from here."""
    return {group: group_colour(number) for group, number in group_numbers(groups).items()}


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of "#rrggbb", 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@lru_cache(maxsize=4096)
def mix(colour: str, other: str, part: float) -> str:
    """A colour with so much (0 to 1) of another in it.

    >>> mix("#000000", "#ffffff", 0.5)
    '#808080'
    """
    return "#" + "".join(
        f"{round(a + (b - a) * part):02x}" for a, b in zip(channels(colour), channels(other), strict=True)
    )


@lru_cache(maxsize=4096)
def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2).

    >>> round(contrast("#000000", "#ffffff"), 6)
    21.0
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=4096)
def ink(fill: str) -> str:
    """Black or white, whichever reads better on `fill`; one of them always has 4.5:1."""
    return "#000000" if contrast("#000000", fill) >= contrast("#ffffff", fill) else "#ffffff"


def outstanding(colour: str, towards: str, grounds: Iterable[str], ratio: float) -> str:
    """The colour, mixed with as little of `towards` as gives it this contrast to every ground."""
    grounds = tuple(grounds)
    for step in range(21):
        mixed = mix(colour, towards, step / 20)
        if all(contrast(mixed, ground) >= ratio for ground in grounds):
            return mixed
    return towards
