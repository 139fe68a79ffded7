"""A lab's account at Align, and where its regional service lives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    """An account ('company') that a user can pair to. `profile` names the connection profile it is met through."""

    profile: str
    company_id: int
    name: str

    @property
    def key(self) -> str:
        """What every stored row carries, so that accounts can live side by side."""
        return f"{self.profile}:{self.company_id}"


@dataclass(frozen=True, slots=True)
class Regional:
    """What Discovery returned: calls go to `{domain}/{path}/…` ('use these values rather than hardcoding')."""

    domain: str
    path: str

    def url(self, resource: str) -> str:
        """The address of a resource such as `orders/lab`."""
        return "/".join(part.strip("/") for part in (self.domain, self.path, resource) if part.strip("/"))
