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
CERTIFICATE, KEY = "tls.crt", "tls.key"


def certificate(folder: Path, names: tuple[str, ...], clock: Clock) -> tuple[Path, Path]:
    """Return the paths of certificate and key in a folder; they are made where they are not there yet."""
    paths = folder / CERTIFICATE, folder / KEY
    if all(path.exists() for path in paths):
        return paths
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    now = datetime.fromtimestamp(clock.now() / 1000, UTC)
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
