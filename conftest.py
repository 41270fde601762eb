"""The tiers of the tests are known to every run, from whichever folder it starts."""

pytest_plugins = ("tests.tiers",)
