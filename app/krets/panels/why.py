"""Where a score comes from: who is behind it, the formula with this map's numbers, the data, the source."""

from html import escape

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolTip, QVBoxLayout, QWidget

from krets import look, words
from krets.model import LEVELS, Contact, Explanation, Network, constants
from krets.panels.parts import Caption, Strong

_ENTERED = {
    **dict.fromkeys(("a-need", "who-could-help", "a-helper"), "needs"),
    "something-learned": "log",
}
"""Where that is entered which a score waits for."""

MOST = 24
"""So many people of a ring are named."""


class Why(QFrame):
    """The explanation under its bar. `chosen` carries a person whose name was clicked."""

    chosen = Signal(int)
    wanted = Signal(str)
    """Whoever reads it wants to enter what the score waits for: "needs" or "log"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 6, 5, 6)
        column.setSpacing(4)
        self.title = Strong("", self)
        self.people = QLabel("", self)
        self.people.setWordWrap(True)
        self.people.setTextFormat(Qt.TextFormat.RichText)
        self.people.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.people.linkActivated.connect(lambda link: self.chosen.emit(int(link)))
        self.people.linkHovered.connect(self._hover)
        self.formula = Caption("", self)
        self.formula.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = Caption("", self)
        self.source = Caption("", self)
        self.enter = QPushButton("", self)
        self.enter.clicked.connect(self._enter)
        for label in (self.title, self.people, self.formula, self.facts, self.source):
            label.setMinimumWidth(1)
            column.addWidget(label)
        column.insertWidget(1, self.enter, 0, Qt.AlignmentFlag.AlignLeft)
        self._amounts: dict[str, str] = {}
        self._shown: tuple[Explanation, Network] | None = None

    def show_explanation(self, explanation: Explanation, network: Network) -> None:
        """Show where a number comes from. Names stand in the order of the rings, not of their part."""
        self._shown = (explanation, network)
        name, waits = words.score_name(explanation.measure), explanation.waits_for
        title = self.tr("{score} waits for {what}") if waits else self.tr("Where {score} comes from")
        self.title.setText(title.format(score=name, what=words.waits_for(waits or explanation.measure)))
        self._show_enter(_ENTERED.get(waits, ""))
        self._amounts = {str(part.contact): _number(part.amount) for part in explanation.parts}
        people = self._people(explanation, network)
        self.people.setText(people)
        self.people.setVisible(bool(people))
        self.formula.setText(explanation.formula)
        self.formula.setVisible(not waits)
        facts = [f"{words.fact_name(key)}: {_number(value)}" for key, value in explanation.facts.items()]
        self.facts.setText(self.tr("Data used: {facts}").format(facts=" · ".join(facts)))
        self.facts.setVisible(bool(facts) and not waits)
        self.source.setText(self._source(explanation))

    def changeEvent(self, event: QEvent) -> None:
        """Take the link colour of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            self.people.setText(self._people(*self._shown))

    def _show_enter(self, where: str) -> None:
        texts = {"needs": self.tr("Name what you need"), "log": self.tr("Open the log")}
        self.enter.setText(texts.get(where, ""))
        self.enter.setProperty("where", where)
        self.enter.setVisible(where in texts)

    def _enter(self) -> None:
        self.wanted.emit(str(self.enter.property("where")))

    def _people(self, explanation: Explanation, network: Network) -> str:
        behind = [
            network.contacts[part.contact] for part in explanation.parts if part.contact in network.contacts
        ]
        rows, order = [], words.name_order()
        for level in (*LEVELS, None):
            ring = sorted(
                (contact for contact in behind if contact.level == level),
                key=lambda contact: (order(contact.name), contact.id),
            )
            if ring:
                rows.append(f"<b>{escape(words.level_name(level))}</b> {self._names(ring, network)}")
        return "<br>".join(rows)

    def _names(self, ring: list[Contact], network: Network) -> str:
        full = words.full_names(network, ring[:MOST])
        style = f"color: {look.theme().accent}; text-decoration: none"
        names = [
            f'<a style="{style}" href="{contact.id}">{escape(_short(full[contact.id]))}</a>'
            for contact in ring[:MOST]
        ]
        if len(ring) > MOST:
            names.append(escape(self.tr("and %n more", "", len(ring) - MOST)))
        return ", ".join(names)

    def _source(self, explanation: Explanation) -> str:
        if explanation.convention:
            version = constants.CONSTANTS_VERSION
            after = explanation.source.removeprefix(f"Krets, constants {version}").lstrip("; ")
            said = self.tr("A Krets convention, constants version {version}.").format(version=version)
            return said if not after else self.tr("{said} After {source}.").format(said=said, source=after)
        return self.tr("Source: {source}").format(source=explanation.source)

    def _hover(self, link: str) -> None:
        amount = self._amounts.get(link)
        if amount is None:
            QToolTip.hideText()
        else:
            text = self.tr("{amount} of this score rests on these two").format(amount=amount)
            QToolTip.showText(QCursor.pos() + QPoint(0, 12), text, self.people)


def _short(name: words.Shown) -> str:
    return name.fitted(lambda text, _: text if len(text) <= 40 else text[:39] + "…", 0, 0)


def _number(value: float) -> str:
    if isinstance(value, int) or value == int(value):
        return str(int(value))
    return f"{value:.3g}" if abs(value) < 1 else f"{value:.1f}"
