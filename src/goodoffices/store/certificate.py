"""A certificate of one's own for the address that the site has in the room or the house."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from goodoffices.terms import Clock

DAYS = 397
WEEK = timedelta(weeks=1)
CERTIFICATE, KEY = "tls.crt", "tls.key"


def certificate(folder: Path, names: tuple[str, ...], clock: Clock) -> tuple[Path, Path]:
    """Return the paths of certificate and key in a folder.

    They are made where they are not there yet, lack one of the names, or end within a week; a browser then asks again.
    """
    paths = folder / CERTIFICATE, folder / KEY
    now = datetime.fromtimestamp(clock.now() / 1000, UTC)
    if all(path.exists() for path in paths) and _holds(paths[0].read_bytes(), names, now):
        return paths
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=DAYS))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    paths[1].touch(mode=0o600)
    paths[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    paths[0].write_bytes(made.public_bytes(Encoding.PEM))
    return paths


def fingerprint(folder: Path) -> str:
    """Return the SHA-256 fingerprint of the certificate in a folder, as browsers show it; "" where there is none."""
    path = folder / CERTIFICATE
    if not path.is_file():
        return ""
    return x509.load_pem_x509_certificate(path.read_bytes()).fingerprint(SHA256()).hex(":").upper()


def _holds(found: bytes, names: tuple[str, ...], now: datetime) -> bool:
    try:
        made = x509.load_pem_x509_certificate(found)
        told = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (ValueError, x509.ExtensionNotFound):
        return False
    return set(names) <= set(told.get_values_for_type(x509.DNSName)) and made.not_valid_after_utc - now > WEEK
