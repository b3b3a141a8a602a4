"""How a row of the list of people is painted: a dot in the group's colour, the name, what stands out."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from krets import look, words
from krets.document import Document
from krets.model import Contact, constants
from krets.panels.parts import SMALL, colour_of, group_colours, paint_dot, sized
from krets.panels.people_list import Heading, PeopleModel


class PeopleDelegate(QStyledItemDelegate):
    """Paints rows by hand, so that a list of 30,000 scrolls and filters as quickly as a short one."""

    def __init__(
        self,
        document: Document,
        vitality: Callable[[int], float | None],
        shown: Callable[[Contact], words.Shown],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._vitality, self._shown = document, vitality, shown
        self._colours: dict[int, str] = {}
        self.recolour()

    def recolour(self) -> None:
        """Reckon the groups' colours anew, after groups have come or gone."""
        self._colours = group_colours(self._document.network)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return one height for every row."""
        return QSize(80, round(option.fontMetrics.height() * 1.75))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a heading or a person."""
        heading = index.data(PeopleModel.heading_role)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(heading, Heading):
            self._paint_heading(painter, option, heading)
        else:
            self._paint_person(painter, option, int(index.data(PeopleModel.contact_role)))
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading) -> None:
        painter.setFont(sized(option.font, SMALL, bold=True))
        painter.setPen(QColor(look.theme().quiet))
        below = option.rect.adjusted(0, option.rect.height() // 5, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, heading.text())

    def _paint_person(self, painter: QPainter, option: QStyleOptionViewItem, contact_id: int) -> None:
        contact = self._document.network.contacts.get(contact_id)
        if contact is None:
            return
        theme, rect = look.theme(), option.rect
        ground = self._ground(option)
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 5, 5)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0, 1, -1, -2), 5, 5)
        radius = max(4.0, option.fontMetrics.height() * 0.34)
        dot = QPointF(rect.left() + 8 + radius, rect.center().y() + 0.5)
        colour = colour_of(self._document.network, contact, self._colours)
        paint_dot(painter, dot, radius, colour, hollow=contact.level == 1)
        left = rect.left() + round(2 * radius) + 15
        right = self._paint_remark(painter, option, contact_id)
        room = QRect(left, rect.top(), right - left, rect.height())
        self._paint_name(painter, option, room, self._shown(contact))

    def _paint_name(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, name: words.Shown
    ) -> None:
        painter.setFont(option.font)
        painter.setPen(QColor(look.theme().text))
        metrics = option.fontMetrics
        text = name.fitted(
            lambda name, wide: metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(wide)),
            room.width(),
            metrics.horizontalAdvance(name.mark),
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_remark(self, painter: QPainter, option: QStyleOptionViewItem, contact_id: int) -> int:
        """Paint "not met lately" at the right where it is so; return where the name has to end."""
        right = int(option.rect.right()) - 6
        freshness = self._vitality(contact_id)
        level = self._document.network.contacts[contact_id].level
        if freshness is None or freshness > constants.FADED or level in {None, 1}:
            return right
        remark = words.legend_name("faded")
        painter.setFont(sized(option.font, SMALL * 0.95))
        width = painter.fontMetrics().horizontalAdvance(remark)
        if width > option.rect.width() * 0.45:
            return right
        painter.setPen(QColor(look.theme().quiet))
        room = QRect(right - width, option.rect.top(), width + 1, option.rect.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, remark)
        return right - width - 8

    def _ground(self, option: QStyleOptionViewItem) -> str:
        if option.state & QStyle.StateFlag.State_Selected:
            return look.theme().accent_soft
        if option.state & QStyle.StateFlag.State_MouseOver:
            return look.theme().hover
        return ""
