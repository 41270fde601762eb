"""What is kept of a person at the door: a pseudonym and preferences; no e-mail, no address, no name of a browser."""

from typing import ClassVar

from django.db import models


class Account(models.Model):
    """A person's account. `totp` is the secret of the second factor, sealed by the person's own key.

    `site` is the name of the party's site at which the person logs in, "" for the mediators' own.
    """

    name = models.CharField(max_length=60, unique=True)
    person = models.CharField(max_length=32, unique=True)
    site = models.CharField(max_length=200, default="")
    totp = models.BinaryField(default=b"")
    last_step = models.BigIntegerField(default=0)
    idle_minutes = models.PositiveSmallIntegerField(default=15)
    language = models.CharField(max_length=12, default="en")
    time_zone = models.CharField(max_length=60, default="UTC")

    def __str__(self) -> str:
        return self.name


class PartyHost(models.Model):
    """A name under which the site of a party is reached; whose it is stands in the record, sealed."""

    host = models.CharField(max_length=200, unique=True)
    open = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.host


class OneTimeCode(models.Model):
    """A printed code that stands for the second factor once; only its hash is kept."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="codes")
    digest = models.BinaryField(unique=True)

    def __str__(self) -> str:
        return str(self.account)


class Attempt(models.Model):
    """A log-in that failed: the hash of whose it was (name, address, browser); when, in milliseconds since 1970 UTC."""

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


class KnownBrowser(models.Model):
    """A browser in which a person logged in: the hash of its cookie, and when it was last, in ms since 1970 UTC."""

    digest = models.BinaryField()
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="browsers")
    last = models.BigIntegerField()

    class Meta:
        """A browser may be that of several persons."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["digest", "account"], name="browser_of_a_person")]

    def __str__(self) -> str:
        return str(self.account)


class HardwareKey(models.Model):
    """A hardware key that stands for the second factor: what its owner calls it, its public key, what it counted."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="hardware")
    called = models.CharField(max_length=60)
    credential = models.BinaryField(unique=True)
    public = models.BinaryField()
    counter = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return self.called


class SpentChallenge(models.Model):
    """The hash of a challenge that a hardware key answered: it is good once. When, in milliseconds since 1970 UTC."""

    digest = models.BinaryField(unique=True)
    time = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.time)
