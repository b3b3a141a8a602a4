"""Where ego reaches somebody, and how well the two meet there."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from krets import words
from krets.model import Channel
from krets.panels.parts import ChoiceField, LineField, push


class _Row(QWidget):
    """One channel: its name, the handle there, how well it works, a cross."""

    changed = Signal(object)
    removed = Signal()

    def __init__(self, source: Callable[[], list[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.shown = Channel("")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(3)
        self.channel = LineField(self.tr("Channel"), self, hint=self.tr("channel"))
        self.channel.suggest(source)
        self.handle = LineField(self.tr("Name or address there"), self, hint=self.tr("name there"))
        answers = [(value, words.answers_name(value)) for value in (None, 1, 2, 3)]
        self.answers = ChoiceField(self.tr("How well we meet there"), answers, self)
        self.cross = push("x", "", self)
        self.cross.setProperty("flat", True)
        self.cross.setAccessibleName(self.tr("Remove this channel"))
        self.cross.clicked.connect(self.removed)
        grid.addWidget(self.channel, 0, 0)
        grid.addWidget(self.handle, 0, 1)
        grid.addWidget(self.answers, 1, 0, 1, 2)
        grid.addWidget(self.cross, 0, 2)
        self.channel.committed.connect(lambda text: self._set(channel=text))
        self.handle.committed.connect(lambda text: self._set(handle=text))
        self.answers.committed.connect(lambda value: self._set(answers=value))

    def show_channel(self, channel: Channel) -> None:
        """Show a channel."""
        self.shown = channel
        self.channel.show_value(channel.channel)
        self.handle.show_value(channel.handle)
        self.answers.show_value(channel.answers)
        self.answers.setVisible(bool(channel.channel))

    def _set(self, **fields: Any) -> None:
        old = self.shown
        made = Channel(
            fields.get("channel", old.channel),
            fields.get("handle", old.handle),
            fields.get("answers", old.answers),
        )
        self.changed.emit(made)


class ChannelsField(QWidget):
    """Rows for the channels of one person, and an empty one to add another."""

    committed = Signal(object)

    def __init__(self, source: Callable[[], list[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._channels: tuple[Channel, ...] = ()
        self.rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.show_channels(())

    def show_channels(self, channels: Sequence[Channel]) -> None:
        """Show these channels and an empty row."""
        self._channels = tuple(channels)
        while len(self.rows) > len(channels) + 1:
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(channels) + 1:
            self._add_row()
        for row, channel in zip(self.rows, (*channels, Channel("")), strict=True):
            row.show_channel(channel)
            row.cross.setVisible(bool(channel.channel))

    def commit(self) -> None:
        """Hand over what is still being typed."""
        for row in list(self.rows):
            row.channel.commit()
            row.handle.commit()

    def _add_row(self) -> None:
        row = _Row(self._source, self)
        number = len(self.rows)
        row.changed.connect(lambda channel: self._set(number, channel))
        row.removed.connect(lambda: self._set(number, None))
        self.rows.append(row)
        self._column.addWidget(row)

    def _set(self, number: int, channel: Channel | None) -> None:
        kept = list(self._channels)
        if channel is None or not (channel.channel or channel.handle):
            del kept[number : number + 1]
        elif number < len(kept):
            kept[number] = channel
        else:
            kept.append(channel)
        self.committed.emit(tuple(kept))
