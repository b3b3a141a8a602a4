"""The stylesheet: cards, rounded buttons, the accent. Everything else is the palette's.

Widgets choose their dress by a dynamic property, set before they are shown:
`card` (a rounded panel), `title` (a card's heading), `strong`, `quiet` (grey text), `small`, `segment` (one
of several joined buttons), `chip` (small and round), `flat` (a button without a frame), `good` and `bad`;
`heading` and `subheading` (a page's), `primary` (what one is here to do), `bigcard` (a button as large as a
card).
"""

from string import Template

from krets.assets import path
from krets.look.theme import Theme, mix

_SHEET = Template("""
QMainWindow, QDialog, QWizard { background: $ground; }
QToolTip { background: $panel; color: $text; border: 1px solid $control_edge; padding: 4px 6px; }
QMenuBar, QStatusBar { background: $panel; color: $text; }
QMenuBar { border-bottom: 1px solid $edge; }
QStatusBar { border-top: 1px solid $edge; color: $quiet; }
QStatusBar QLabel { color: $quiet; }
QStatusBar::item { border: none; }
QMenuBar::item { padding: 4px 9px; background: transparent; border-radius: 5px; }
QMenuBar::item:selected { background: $accent_soft; color: $text; }
QMenu { background: $panel; border: 1px solid $edge; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 5px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $edge; margin: 5px 8px; }
QToolBar { background: $ground; border: none; spacing: 6px; padding: 6px 4px; }
QDockWidget { titlebar-close-icon: none; color: $quiet; }
QDockWidget::title { background: $ground; padding: 5px 8px; text-align: left; }
QMainWindow::separator { background: $ground; width: 6px; height: 6px; }
QMainWindow::separator:hover { background: $accent_soft; }
QFrame[card="true"] { background: $panel; border: 1px solid $edge; border-radius: 8px; }
QLabel[title="true"] { font-size: ${title}; font-weight: bold; }
QLabel[heading="true"] { font-size: ${heading}; font-weight: bold; }
QLabel[subheading="true"] { font-size: ${subheading}; font-weight: bold; }
QLabel[strong="true"] { font-weight: bold; }
QLabel[quiet="true"] { color: $quiet; }
QLabel[small="true"] { font-size: ${small}; }
QLabel[good="true"] { color: $good; }
QLabel[bad="true"] { color: $bad; }
QPushButton, QToolButton {
    background: $panel; color: $text; border: 1px solid $edge; border-radius: 6px; padding: 5px 12px;
}
QPushButton:hover, QToolButton:hover { background: $hover; border-color: $control_edge; }
QPushButton:pressed, QToolButton:pressed { background: $control; }
QPushButton:checked, QToolButton:checked, QPushButton:default {
    background: $accent; color: $accent_text; border-color: $accent;
}
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QPushButton:checked:focus, QToolButton:checked:focus, QPushButton:default:focus {
    border: 3px double $accent_text; padding: 3px 10px;
}
QPushButton:disabled, QToolButton:disabled { color: $faint; background: $ground; border-color: $edge; }
QToolButton::menu-indicator { image: none; }
QToolButton[tight="true"] { padding: 5px 5px; }
QToolButton[tight="true"]:focus { padding: 4px 4px; }
QFileDialog QToolButton, QFileDialog QToolButton:focus { padding: 2px; }
QPushButton[primary="true"] { background: $accent; color: $accent_text; border-color: $accent; }
QPushButton[primary="true"]:focus { border: 3px double $accent_text; padding: 3px 10px; }
QPushButton[primary="true"]:disabled { background: $control; color: $faint; border-color: $edge; }
QPushButton[bigcard="true"] { border-radius: 12px; padding: 0; text-align: left; }
QPushButton[bigcard="true"]:hover { border-color: $accent; }
QPushButton[bigcard="true"]:focus { border: 2px solid $accent; }
QToolButton[flat="true"], QPushButton[flat="true"] {
    background: transparent; border: 1px solid transparent; padding: 3px 6px; color: $quiet;
}
QToolButton[flat="true"]:checked, QPushButton[flat="true"]:checked {
    background: transparent; border-color: transparent; color: $text;
}
QToolButton[flat="true"]:hover, QPushButton[flat="true"]:hover { background: $hover; color: $text; }
QToolButton[flat="true"]:focus, QPushButton[flat="true"]:focus { border-color: $accent; }
QPushButton[segment="true"], QToolButton[segment="true"] {
    background: $control; border: 1px solid $control; border-radius: 5px; padding: 5px 10px;
}
QPushButton[segment="true"]:hover, QToolButton[segment="true"]:hover { border-color: $control_edge; }
QPushButton[segment="true"]:checked, QToolButton[segment="true"]:checked {
    background: $accent; color: $accent_text; border-color: $accent;
}
QPushButton[segment="true"]:focus, QToolButton[segment="true"]:focus { border-color: $text; }
QPushButton[segment="true"]:checked:focus, QToolButton[segment="true"]:checked:focus {
    border: 3px double $accent_text; padding: 3px 8px;
}
QPushButton[segment="true"][tight="true"]:checked:focus { padding: 3px 0; }
QPushButton[segment="true"][tight="true"] { font-size: ${small}; padding: 5px 1px; }
QPushButton[lead="true"] { text-align: left; padding-left: 0; }
QPushButton[strong="true"] { font-weight: bold; color: $text; }
QLineEdit[bare="true"] {
    background: transparent; border: 1px solid transparent; padding: 2px 4px 2px 0;
}
QLineEdit[bare="true"]:hover { border-color: $edge; }
QLineEdit[bare="true"]:focus { border: 1px solid $accent; padding: 2px 4px 2px 0; }
QLineEdit[title="true"] { font-size: ${title}; font-weight: bold; }
QPushButton[pill="word"], QPushButton[pill="cross"] {
    background: $control; border: 1px solid $control; font-size: ${small};
}
QPushButton[pill="word"] {
    border-top-right-radius: 0; border-bottom-right-radius: 0; padding: 2px 3px 2px 8px; text-align: left;
}
QPushButton[pill="cross"] {
    border-top-left-radius: 0; border-bottom-left-radius: 0; padding: 2px 6px 2px 2px;
}
QPushButton[pill="word"]:hover, QPushButton[pill="cross"]:hover { background: $accent_soft; }
QPushButton[pill="word"]:focus { border: 1px solid $accent; padding: 2px 3px 2px 8px; }
QLineEdit[pill="field"] {
    background: transparent; border: 1px solid transparent; padding: 2px 4px 2px 0; font-size: ${small};
}
QLineEdit[pill="field"]:hover { border-color: $edge; }
QLineEdit[pill="field"]:focus { border: 1px solid $accent; padding: 2px 4px 2px 0; }
QPushButton[chip="true"], QToolButton[chip="true"] {
    border-radius: 8px; padding: 3px 9px; font-size: ${small};
}
QPushButton[chip="true"]:focus, QToolButton[chip="true"]:focus { padding: 1px 8px; }
QPushButton[good="true"] { color: $good; border-color: $good; border-radius: 12px; }
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit {
    background: $panel; color: $text; border: 1px solid $control_edge; border-radius: 6px; padding: 4px 8px;
    selection-background-color: $accent; selection-color: $accent_text;
}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDateEdit:disabled {
    color: $faint; background: $ground; border-color: $edge;
}
QLineEdit { lineedit-clear-button-icon: url("$cross"); }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus {
    border: 2px solid $accent; padding: 3px 7px;
}
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url("$chevron"); width: 13px; height: 13px; }
QCheckBox::indicator, QRadioButton::indicator,
QListView::indicator, QTreeView::indicator, QTableView::indicator {
    width: 14px; height: 14px; border: 1px solid $control_edge; border-radius: 3px; background: $panel;
}
QCheckBox::indicator:checked,
QListView::indicator:checked, QTreeView::indicator:checked, QTableView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$check");
}
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url("$dash"); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $edge; }
QRadioButton::indicator { border-radius: 8px; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $edge; }
QComboBox QAbstractItemView { selection-background-color: $accent_soft; selection-color: $text; }
QListView, QTreeView, QTableView {
    background: $panel; border: none; outline: none;
    selection-background-color: $accent_soft; selection-color: $text;
}
QListView::item, QTreeView::item { border-radius: 5px; padding: 2px 4px; }
QListView::item:selected, QTreeView::item:selected { background: $accent_soft; color: $text; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected:hover, QTreeView::item:selected:hover { background: $accent_soft; }
QHeaderView::section { background: $panel; color: $quiet; border: none; padding: 4px 6px; }
QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 1px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 1px; }
QScrollBar::handle { background: $control_edge; border-radius: 4px; min-height: 26px; min-width: 26px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $control; border: none; border-radius: 3px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QTabBar::tab {
    background: transparent; color: $quiet; padding: 5px 8px;
    border: none; border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; border: 2px solid $accent; border-radius: 4px; padding: 3px 6px; }
QTabBar { qproperty-drawBase: 0; qproperty-elideMode: ElideNone; qproperty-usesScrollButtons: true; }
QTabBar::scroller { width: 36px; }
QTabBar QToolButton, QTabBar QToolButton:focus { padding: 0; border-radius: 3px; background: $ground; }
QTabWidget::pane { border: none; }
""")


def stylesheet(theme: Theme, pixels: float = 13.0) -> str:
    """The sheet in a theme's colours, for letters of so many pixels."""
    return _SHEET.substitute(
        theme._asdict(),
        faint=mix(theme.text, theme.ground, 0.5),
        title=f"{pixels * 1.23:.0f}px",
        small=f"{pixels * 0.87:.0f}px",
        heading=f"{pixels * 2.1:.0f}px",
        cross=path("themes/cross.svg"),  # one for both themes: Qt asks for it only once
        **{mark: path(f"themes/{mark}-{theme.name}.svg") for mark in ("check", "dash", "chevron")},
        subheading=f"{pixels * 1.6:.0f}px",
    )
