"""What the entries of a connection profile are called on the screen."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from labconnector.ui.settings.draft import named_entries


def entry_text(name: str) -> str:
    """An entry's name, as the settings' Connection page shows it; the technical name for others."""
    names = {
        "oauth_base": QCoreApplication.translate("profile", "Sign-in service (oauthBase)"),
        "base_url": QCoreApplication.translate("profile", "Discovery service (baseUrl)"),
        "login_page": QCoreApplication.translate("profile", "Sign-in page"),
        "redirect_url": QCoreApplication.translate("profile", "Return address"),
        "myitero_url": QCoreApplication.translate("profile", "MyiTero portal"),
        "client_id": QCoreApplication.translate("profile", "Client ID"),
        "client_auth": QCoreApplication.translate("profile", "How the secret is sent"),
    }
    return names.get(name, name)


def with_names(text: str) -> str:
    """A message about a profile, with the names that the page shows instead of the technical ones."""
    for entry in named_entries(text):
        text = re.sub(rf"\b{entry}\b", entry_text(entry), text)
    return text
