"""What the tests of the Align client share: a floor's memory, short patience, a profile over a server of the test."""

from __future__ import annotations

from datetime import datetime

from labconnector.align.profile import Profile
from labconnector.align.retry import Patience

FAST = Patience(attempts=2, first_wait=0.01, longest_wait=0.02, jitter=0, read=5)
AT_ONCE_S = 4
"""What was told to stop has stopped: in well under a second on a quiet computer, and before a silent read gives up."""


class Memory:
    """A floor's memory. Outlives the floor, as a database does."""

    def __init__(self) -> None:
        self.at: datetime | None = None

    def read(self) -> datetime | None:
        """When the list was last asked for."""
        return self.at

    def write(self, at: datetime) -> None:
        """Notes it."""
        self.at = at


def profile_over(url: str, **changes: object) -> Profile:
    """A public client's profile whose addresses are all at `url`."""
    values = {
        "name": "test",
        "oauth_base": f"{url}/oauth",
        "base_url": url,
        "client_id": "lab",
        "client_auth": "none",
        "redirect_url": "http://127.0.0.1/callback",
    }
    return Profile.model_validate({**values, **changes})
