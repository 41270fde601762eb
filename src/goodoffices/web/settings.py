"""The settings of Django. The case is named by the environment: one server, one case."""

import os
from pathlib import Path

from goodoffices.store.doorkey import door_key
from goodoffices.store.hostnames import party_hosts

CASE = Path(os.environ.get("GOODOFFICES_CASE", "no-case-is-named"))
HERE = Path(__file__).parent

DEBUG = False
SECRET_KEY = door_key(CASE)
HOSTS = os.environ.get("GOODOFFICES_HOSTS", "localhost mediators.localhost 127.0.0.1").split()
PARTY_HOSTS = party_hosts(HOSTS)
ALLOWED_HOSTS = [*HOSTS, *PARTY_HOSTS]
ROOT_URLCONF = "goodoffices.web.doors"
INSTALLED_APPS = ["django.contrib.staticfiles", "goodoffices.store.accounts"]
MIDDLEWARE = [
    "goodoffices.web.guard.Headers",
    "goodoffices.web.whole.WholeFiles",
    "django.middleware.csrf.CsrfViewMiddleware",
    "goodoffices.web.guard.Wall",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.i18n", "goodoffices.web.page.always"],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "goodoffices.web.marks"],
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": CASE / "accounts.db",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ, TIME_ZONE = True, "UTC"
LANGUAGE_CODE, LANGUAGES = "en", [("en", "English"), ("ar", "العربية")]
LANGUAGE_COOKIE_NAME = "__Host-language"
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

CSRF_COOKIE_NAME, CSRF_COOKIE_SAMESITE, CSRF_COOKIE_AGE = "__Host-form", "Strict", None
CSRF_COOKIE_SECURE = CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "goodoffices.web.guard.stale_form"
SILENCED_SYSTEM_CHECKS = ["security.W004"]

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 20_000_000
FILE_UPLOAD_HANDLERS = ["goodoffices.web.uploads.InMemory"]
LOGGING = {"version": 1, "handlers": {"none": {"class": "logging.NullHandler"}}, "root": {"handlers": ["none"]}}
"""Nothing is logged: addresses and refusals would tell what happened in a room."""
