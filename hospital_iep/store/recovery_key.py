"""The printed recovery key: what it looks like on paper, and what counts as typed right.

130 random bits and a checksum of 20, in Crockford's base 32: ``0123456789ABCDEFGHJKMNPQRSTVWXYZ``, so nothing
looks like something else. Six groups of five; case, spaces and hyphens do not matter, I and L count as
1, O as 0.
"""

import hashlib
import os

from hospital_iep.store.faults import MistypedRecoveryKey

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TYPED = str.maketrans({"I": "1", "L": "1", "O": "0"})
_SECRET, _CHECK, _GROUP = 26, 4, 5  # characters


def new() -> str:
    """Return a new recovery key, as it is printed: ``ABCDE-FGHJK-…``."""
    secret = "".join(_ALPHABET[byte % 32] for byte in os.urandom(_SECRET))
    text = secret + _checksum(secret)
    return "-".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def secret_of(typed: str) -> str:
    """Return the secret in a typed key, or raise ``MistypedRecoveryKey`` where its checksum fails."""
    text = "".join(typed.upper().translate(_TYPED).replace("-", " ").split())
    secret, check = text[:_SECRET], text[_SECRET:]
    if len(secret) != _SECRET or check != _checksum(secret):
        raise MistypedRecoveryKey
    return secret


def _checksum(secret: str) -> str:
    number = int.from_bytes(hashlib.sha256(secret.encode()).digest()[:4], "big")
    return "".join(_ALPHABET[(number >> (5 * place)) % 32] for place in range(_CHECK))
