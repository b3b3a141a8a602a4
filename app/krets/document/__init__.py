"""An open map: network, file, undo stack, selection and view in one `Document` that says what happens."""

from krets.document.document import Document
from krets.document.state import Selection, View
from krets.storage import Damaged, StorageTrouble

__all__ = ["Damaged", "Document", "Selection", "StorageTrouble", "View"]
