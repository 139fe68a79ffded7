"""Where the commands are found: menu bar, toolbar, and the menu of the chosen cases."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from labconnector.ui.cases.command_words import Command
from labconnector.ui.cases.commands import ON_CASES, Commands
from labconnector.ui.cases.head import Head

_AFTER = (Command.ANSWER, Command.MARK_UNREAD, Command.AGAIN, Command.COPY_ID)
"""A line stands after these."""


def fill_menu_bar(window: QMainWindow, commands: Commands, head: Head) -> None:
    """The whole program by its menus; columns and sorting are filled when they open."""
    bar = window.menuBar()
    cases = bar.addMenu(QCoreApplication.translate("cases", "&Cases"))
    _add_case_commands(cases, commands)
    _add(cases, commands, None, Command.EXPORT_ALL, None, Command.CLOSE, Command.QUIT)
    view = bar.addMenu(QCoreApplication.translate("cases", "&View"))
    _add(view, commands, Command.SEARCH, Command.CLEAR, Command.CHOOSE_ALL, None)
    columns = view.addMenu(QCoreApplication.translate("cases", "C&olumns"))
    sort = view.addMenu(QCoreApplication.translate("cases", "Sort &by"))
    columns.aboutToShow.connect(lambda: head.fill_columns(columns))
    sort.aboutToShow.connect(lambda: head.fill_sort(sort))
    myitero = bar.addMenu(QCoreApplication.translate("cases", "&MyiTero"))
    _add(myitero, commands, Command.CHECK, Command.PAUSE, Command.FIND, Command.SIGN_IN)
    _add(myitero, commands, None, Command.QUESTIONS, Command.PROBLEMS, None, Command.SANDBOX)
    lab = bar.addMenu(QCoreApplication.translate("cases", "&Lab"))
    _add(lab, commands, Command.CLIENTS, Command.DOCTORS, Command.MATERIALS, Command.CATALOGUE)
    _add(lab, commands, None, Command.SETTINGS, Command.DIAGNOSTICS)


def make_toolbar(window: QMainWindow, commands: Commands) -> QToolBar:
    """What is needed every day, in words."""
    bar = QToolBar(QCoreApplication.translate("cases", "Toolbar"), window)
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    for command in (Command.SIGN_IN, Command.CHECK, Command.PAUSE):
        bar.addAction(commands[command])
    bar.addSeparator()
    bar.addAction(commands[Command.QUESTIONS])
    bar.addAction(commands[Command.PROBLEMS])
    bar.addAction(commands[Command.SANDBOX])
    space = QWidget()
    space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(space)
    bar.addAction(commands[Command.FIND])
    bar.addAction(commands[Command.SETTINGS])
    return bar


def open_case_menu(window: QWidget, commands: Commands, at: QPoint) -> QMenu:
    """What can be done with the chosen cases."""
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _add_case_commands(menu, commands)
    menu.popup(at)
    return menu


def _add_case_commands(menu: QMenu, commands: Commands) -> None:
    menu.setToolTipsVisible(True)
    for command in ON_CASES:
        menu.addAction(commands[command])
        if command in _AFTER:
            menu.addSeparator()


def _add(menu: QMenu, commands: Commands, *wanted: Command | None) -> None:
    for command in wanted:
        if command is None:
            menu.addSeparator()
        else:
            menu.addAction(commands[command])
