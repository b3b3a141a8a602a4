"""The people not placed yet, in their order of entry, kept in step with the map."""

from bisect import bisect_left, insort

from krets.model import Change, Contact, Network


class Waiting:
    """Ids of contacts without a level, in the order in which they were entered (ids only grow)."""

    def __init__(self, network: Network) -> None:
        self.ids = sorted(contact.id for contact in network.contacts.values() if contact.level is None)

    def follow(self, change: Change) -> bool:
        """Take a change in; return whether it touched anybody who waits. O(edits · log people)."""
        touched = False
        for edit in change.edits:
            record = edit.record()
            if not isinstance(record, Contact):
                continue
            after = edit.after
            waits = isinstance(after, Contact) and after.level is None
            row = bisect_left(self.ids, record.id)
            there = row < len(self.ids) and self.ids[row] == record.id
            if there and not waits:
                del self.ids[row]
            elif waits and not there:
                insort(self.ids, record.id)
            touched = touched or waits or there
        return touched
