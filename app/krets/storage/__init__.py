"""The `.krets` file: an SQLite database with a log of every change, written by a thread of its own."""

from krets.storage.copies import remove_map
from krets.storage.history import fold, network_on
from krets.storage.log import Step
from krets.storage.mapfile import MapFile
from krets.storage.trouble import Damaged, StorageTrouble

__all__ = ["Damaged", "MapFile", "Step", "StorageTrouble", "fold", "network_on", "remove_map"]
