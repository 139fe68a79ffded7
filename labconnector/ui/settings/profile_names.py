"""What the entries of a connection profile are called on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def entry_text(name: str) -> str:
    """An entry's name, as the settings' Connection page shows it; the technical name for others."""
    names = {
        "oauth_base": QCoreApplication.translate("profile", "Sign-in service (oauthBase)"),
        "base_url": QCoreApplication.translate("profile", "Discovery service (baseUrl)"),
        "login_page": QCoreApplication.translate("profile", "Sign-in page"),
        "redirect_url": QCoreApplication.translate("profile", "Return address"),
        "myitero_url": QCoreApplication.translate("profile", "MyiTero portal"),
        "client_id": QCoreApplication.translate("profile", "Client id"),
        "client_auth": QCoreApplication.translate("profile", "How the secret is sent"),
    }
    return names.get(name, name)
