"""The gestures, one a file."""

from krets.canvas.gestures.add import Add
from krets.canvas.gestures.drag import Drag
from krets.canvas.gestures.gesture import Gesture
from krets.canvas.gestures.lasso import Lasso
from krets.canvas.gestures.link import Link
from krets.canvas.gestures.note import MoveNote, Write
from krets.canvas.gestures.pan import Pan
from krets.canvas.gestures.rename import Rename, RenameGroup
from krets.canvas.gestures.select import Select

__all__ = [
    "Add",
    "Drag",
    "Gesture",
    "Lasso",
    "Link",
    "MoveNote",
    "Pan",
    "Rename",
    "RenameGroup",
    "Select",
    "Write",
]
