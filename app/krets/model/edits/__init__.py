"""The verbs: plain functions from the network to a `Change`.

Each checks what it is asked and either returns a change (empty where nothing would alter) or raises
`EditRefused` with a key that `krets.words` turns into a sentence. None of them alters the network.
"""

from krets.model.edits.common import EditRefused, clean, is_blank
from krets.model.edits.ego import add_need, edit_ego, edit_need, remove_need, who_could_help
from krets.model.edits.exchanges import edit_exchange, log_exchange, remove_exchange
from krets.model.edits.groups import (
    add_group,
    add_groups,
    join_group,
    leave_group,
    remove_group,
    rename_group,
)
from krets.model.edits.merging import merge_contacts, tell_apart
from krets.model.edits.notes import add_note, edit_note, move_notes, remove_notes
from krets.model.edits.people import (
    add_contact,
    add_contacts,
    edit_contacts,
    edit_each,
    move,
    move_among,
    move_label,
    pin,
    remove_contacts,
    rename,
    seen,
    set_level,
    set_sector,
)
from krets.model.edits.ties import connect, connect_all, disconnect, edit_tie

__all__ = [
    "EditRefused",
    "add_contact",
    "add_contacts",
    "add_group",
    "add_groups",
    "add_need",
    "add_note",
    "clean",
    "connect",
    "connect_all",
    "disconnect",
    "edit_contacts",
    "edit_each",
    "edit_ego",
    "edit_exchange",
    "edit_need",
    "edit_note",
    "edit_tie",
    "is_blank",
    "join_group",
    "leave_group",
    "log_exchange",
    "merge_contacts",
    "move",
    "move_among",
    "move_label",
    "move_notes",
    "pin",
    "remove_contacts",
    "remove_exchange",
    "remove_group",
    "remove_need",
    "remove_notes",
    "rename",
    "rename_group",
    "seen",
    "set_level",
    "set_sector",
    "tell_apart",
    "who_could_help",
]
