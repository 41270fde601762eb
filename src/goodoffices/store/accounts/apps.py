"""The one Django app."""

from django.apps import AppConfig


class Accounts(AppConfig):
    """The accounts of one case."""

    name = "goodoffices.store.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
