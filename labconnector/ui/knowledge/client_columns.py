"""How clients stand in tables."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from labconnector.domain.mapping import Client
from labconnector.ui.knowledge.rows import Column
from labconnector.ui.parts.client_fields import length_text

translate = QCoreApplication.translate


def client_columns() -> tuple[Column[Client], ...]:
    """All that is known of a client."""
    point, millimetres = QLocale().decimalPoint(), translate("client columns", "{gap} mm")

    def gap(client: Client) -> str:
        text = length_text(client.cement_gap_mm, point)
        return text and millimetres.format(gap=text)

    return (
        *short_client_columns(),
        Column(translate("client columns", "E-mail"), lambda client: client.email, 28),
        Column(
            translate("client columns", "Cement gap"),
            gap,
            16,
            lambda client: -1.0 if client.cement_gap_mm is None else client.cement_gap_mm,
        ),
        Column(translate("client columns", "Note"), lambda client: " ".join(client.note.split()), 24),
    )


def short_client_columns() -> tuple[Column[Client], ...]:
    """What tells one client from another."""
    return (
        Column(translate("client columns", "Name"), lambda client: client.name, 28),
        Column(translate("client columns", "Licence number"), lambda client: client.license_number, 18),
    )
