"""The record needs the extra `serve`; without it these tests are left out, and the run says so."""

from importlib.util import find_spec

MISSING = [name for name in ("apsw", "cryptography", "nacl", "shamir_mnemonic") if find_spec(name) is None]

collect_ignore_glob = ["test_*.py"] if MISSING else []


def pytest_report_header() -> str:
    return f"record: left out, without {', '.join(MISSING)} (the extra serve)" if MISSING else "record: all there"
