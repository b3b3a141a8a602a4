"""Keys and numbers as sentences in the user's language. Needs QtCore only, and no window."""

from krets.words import report
from krets.words._text import capitalised, fill
from krets.words.capital import (
    capital_sentence,
    change_shown,
    from_how_many,
    next_step,
    say_circles,
    say_people,
    say_since,
)
from krets.words.catalogue import (
    family_name,
    question,
    resource_key,
    resource_name,
    resource_names,
    sector_name,
)
from krets.words.changes import say_change
from krets.words.dates import date_ago, days_ago, last_seen, month_name, say_date, since_when
from krets.words.discreet import discreet_labels
from krets.words.doubles import say_evidence
from krets.words.facts import fact_name
from krets.words.fields import field_name
from krets.words.foreign import say_remark, say_skipped
from krets.words.importing import (
    export_name,
    format_name,
    meaning_name,
    say_kept,
    say_left_behind,
    say_still_there,
    separator_name,
)
from krets.words.initials import initials
from krets.words.namesakes import Namesakes, Shown, first_name, full_name, full_names
from krets.words.order import name_order
from krets.words.outline import (
    Cluster,
    Facts,
    Ring,
    clusters,
    known_by,
    links_of,
    outline,
    say_group,
    say_known,
    say_map,
    say_outlined,
    say_ring,
    say_tie,
)
from krets.words.people import (
    answers_name,
    channel_names,
    direction_name,
    ego_name,
    feel_name,
    kind_name,
    legend_name,
    level_name,
    mode_name,
    say_person,
    say_topic,
    trust_name,
    value_name,
    word_name,
)
from krets.words.reasons import say_effect, say_reason, say_starts
from krets.words.refusals import say_read_only, say_refusal
from krets.words.report import section_name
from krets.words.scores import (
    measure_name,
    say_waits,
    score_name,
    score_question,
    waits_for,
)
from krets.words.telling import say_field, say_update
from krets.words.traits import alone_name, say_filter, say_shown, trait_name, trait_value
from krets.words.troubles import say_trouble

__all__ = [
    "Cluster",
    "Facts",
    "Namesakes",
    "Ring",
    "Shown",
    "alone_name",
    "answers_name",
    "capital_sentence",
    "capitalised",
    "change_shown",
    "channel_names",
    "clusters",
    "date_ago",
    "days_ago",
    "direction_name",
    "discreet_labels",
    "ego_name",
    "export_name",
    "fact_name",
    "family_name",
    "feel_name",
    "field_name",
    "fill",
    "first_name",
    "format_name",
    "from_how_many",
    "full_name",
    "full_names",
    "initials",
    "kind_name",
    "known_by",
    "last_seen",
    "legend_name",
    "level_name",
    "links_of",
    "meaning_name",
    "measure_name",
    "mode_name",
    "month_name",
    "name_order",
    "next_step",
    "outline",
    "question",
    "report",
    "resource_key",
    "resource_name",
    "resource_names",
    "say_change",
    "say_circles",
    "say_date",
    "say_effect",
    "say_evidence",
    "say_field",
    "say_filter",
    "say_group",
    "say_kept",
    "say_known",
    "say_left_behind",
    "say_map",
    "say_outlined",
    "say_people",
    "say_person",
    "say_read_only",
    "say_reason",
    "say_refusal",
    "say_remark",
    "say_ring",
    "say_shown",
    "say_since",
    "say_skipped",
    "say_starts",
    "say_still_there",
    "say_tie",
    "say_topic",
    "say_trouble",
    "say_update",
    "say_waits",
    "score_name",
    "score_question",
    "section_name",
    "sector_name",
    "separator_name",
    "since_when",
    "trait_name",
    "trait_value",
    "trust_name",
    "value_name",
    "waits_for",
    "word_name",
]
