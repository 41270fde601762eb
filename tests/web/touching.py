"""A hardware key in software: it makes a key pair for a site and signs what it is asked, as WebAuthn says."""

import json
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

FLAG = AuthenticatorData.FLAG
HERE = "https://mediators.localhost"


@dataclass
class SoftKey:
    """One hardware key; what a careless or hostile one does differently is set by hand."""

    origin: str = HERE
    host: str = "mediators.localhost"
    flags: AuthenticatorData.FLAG = FLAG.UP | FLAG.UV
    counter: int = 0
    credential: bytes = b"a credential of sixteen bytes"
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def enrol(self, challenge: str) -> str:
        """Answer the question for a new key."""
        public = ES256.from_cryptography_key(self.private.public_key())  # type: ignore[no-untyped-call]  # the library's
        made = AttestedCredentialData.create(Aaguid.NONE, self.credential, public)
        told = AuthenticatorData.create(sha256(self.host.encode()), self.flags | FLAG.AT, self.counter, made)
        attested = AttestationObject.create("none", told, {})
        client = self._client(CollectedClientData.TYPE.CREATE, challenge)
        return self._words({"clientDataJSON": client, "attestationObject": attested})

    def sign(self, challenge: str) -> str:
        """Answer a challenge, counting on."""
        self.counter += 1
        told = AuthenticatorData.create(sha256(self.host.encode()), self.flags, self.counter)
        client = self._client(CollectedClientData.TYPE.GET, challenge)
        signature = self.private.sign(told + client.hash, ec.ECDSA(SHA256()))
        return self._words({"clientDataJSON": client, "authenticatorData": told, "signature": signature})

    def _client(self, sort: str, challenge: str) -> CollectedClientData:
        return CollectedClientData.create(sort, challenge.encode(), self.origin)

    def _words(self, response: dict[str, Any]) -> str:
        own = websafe_encode(self.credential)
        told = {name: websafe_encode(bytes(value)) for name, value in response.items()}
        return json.dumps(
            {"id": own, "rawId": own, "type": "public-key", "response": told, "clientExtensionResults": {}}
        )
