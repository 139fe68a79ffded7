"""Requests for what is made of cases: pictures, CSV, sheets to print."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from labconnector.desk.part import Part
from labconnector.domain.listing import CaseQuery
from labconnector.domain.picture import Picture
from labconnector.talk.views import ToothNumbers


class DocumentsPart(Part):
    """Pictures and documents. All of it takes a while, none of it changes a case.

    What makes them is loaded when it is first asked for: numpy and templates are large.
    """

    def thumbnail(self, case_id: int, size: int) -> bytes | None:
        """A PNG of the scan."""
        from labconnector.desk import pictures

        return pictures.thumbnail(self._app, self._store.case_by_id(case_id), size)

    def pictures(self, case_id: int) -> tuple[Picture, ...]:
        """Pictures of all scans."""
        from labconnector.desk import pictures

        return pictures.pictures(self._app, self._store.case_by_id(case_id))

    def export_csv(self, query: CaseQuery, case_ids: Sequence[int], path: Path) -> int:
        """Writes cases as CSV."""
        from labconnector.desk import export

        numbers = ToothNumbers(self._app.settings.tooth_numbers)
        wanted = tuple(case_ids) or query
        return export.export_csv(self._store, self._account_key, wanted, path, numbers)

    def rx_sheets(self, case_ids: Sequence[int]) -> str:
        """The prescriptions as one HTML document."""
        from labconnector.desk import rx_print

        return rx_print.rx_sheets(self._app, case_ids)
