"""The catalogue of resources: keys only, in four families. `krets.words` has their names."""

RESOURCES: dict[str, tuple[str, ...]] = {
    "support": (
        "listening",
        "comfort",
        "honest_advice",
        "company",
        "encouragement",
        "health_advice",
        "childcare",
    ),
    "know_how": (
        "legal",
        "tax",
        "technology",
        "writing",
        "languages",
        "teaching",
        "research",
        "design",
        "trade",
        "leadership",
    ),
    "doors_and_money": (
        "introductions",
        "job",
        "references",
        "clients",
        "suppliers",
        "funding",
        "loan",
        "press",
        "politics",
    ),
    "hands": ("repairs", "moving", "car", "garden", "lodging", "errands", "tools", "events"),
}

RESOURCE_KEYS: tuple[str, ...] = tuple(key for family in RESOURCES.values() for key in family)

SECTORS: dict[str, tuple[str, ...]] = {
    "private": ("family", "relatives", "friends", "work_or_school", "leisure", "helpers"),
    "work": ("team", "organisation", "clients", "field", "outside"),
}
"""The ready-made sets of groups that "Draw mine" offers."""

QUESTIONS: tuple[str, ...] = ("stands_up", "advice", "learn", "now_and_then", "would_like")
"""The five questions of the first minute, in order."""
