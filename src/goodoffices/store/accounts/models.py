"""What is kept of a person at the door: a pseudonym and preferences; no e-mail, no address, no browser."""

from typing import ClassVar

from django.db import models


class Account(models.Model):
    """A person's account. `totp` is the secret of the second factor, sealed by the person's own key."""

    name = models.CharField(max_length=60, unique=True)
    person = models.CharField(max_length=32, unique=True)
    totp = models.BinaryField(default=b"")
    last_step = models.BigIntegerField(default=0)
    idle_minutes = models.PositiveSmallIntegerField(default=15)
    language = models.CharField(max_length=12, default="en")
    time_zone = models.CharField(max_length=60, default="UTC")

    def __str__(self) -> str:
        return self.name


class OneTimeCode(models.Model):
    """A printed code that stands for the second factor once; only its hash is kept."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="codes")
    digest = models.BinaryField(unique=True)

    def __str__(self) -> str:
        return str(self.account)


class Attempt(models.Model):
    """A log-in that failed: under which name (as a hash), and when, in milliseconds since 1970 UTC."""

    digest = models.BinaryField()
    time = models.BigIntegerField()

    class Meta:
        """Looked up by name and time."""

        indexes: ClassVar = [models.Index(fields=["digest", "time"], name="attempt_by_name")]

    def __str__(self) -> str:
        return str(self.time)


class LogIn(models.Model):
    """One log-in: found by the hash of the cookie's secret, and the person's key sealed under that secret.

    While it is locked `sealed` is empty. Times are milliseconds since 1970 UTC.
    """

    digest = models.BinaryField(unique=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="log_ins")
    sealed = models.BinaryField(default=b"")
    begun = models.BigIntegerField()
    last = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.account)
