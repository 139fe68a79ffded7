"""Where a case can be opened elsewhere."""

from __future__ import annotations

from labconnector.domain.case import Case, ScanType
from labconnector.talk.views import Links

_BASED = "An iCast model is already based; iTero lets nobody export it anew."


def links_of(case: Case, myitero_url: str) -> Links:
    """The links of a case; '' for MyiTero where no profile tells its address.

    OrthoCAD is reached from MyiTero; its own address is not documented.
    """
    is_icast = case.order.scan_type is ScanType.ICAST
    return Links(
        viewer=case.order.urls.viewer or myitero_url,
        orthocad="" if is_icast else myitero_url,
        orthocad_reason=_BASED if is_icast else "",
    )
