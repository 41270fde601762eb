"""The sealed record as bytes: envelopes, keys, chains and trees; it knows nothing of what an entry means.

It needs the extra `serve` (PyNaCl, cryptography, shamir-mnemonic). Randomness is that of those libraries.
"""
