"""Sealing: a hash published now proves later that a scorecard was not changed after others were seen.

commitment = SHA-256 over a prefix, a zero byte, a nonce of 32 random bytes and the canonical scorecard (RFC 8785).
The nonce keeps anybody from guessing the few possible cards; it is published together with the contents.
"""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

import rfc8785

PREFIX = b"journeywork/scorecard-commitment/v1\0"
SCHEMA = "journeywork/scorecard/v1"
NONCE_BYTES = 32


def canonical(scorecard: Mapping[str, Any]) -> bytes:
    """RFC 8785 form; numbers in a scorecard are integers, everything else is text."""
    return rfc8785.dumps(dict(scorecard))


def commit(scorecard: Mapping[str, Any], nonce: bytes) -> str:
    """`sha256:` and 64 hexadecimal digits; `ValueError` unless the nonce has 32 bytes."""
    if len(nonce) != NONCE_BYTES:
        raise ValueError(f"the nonce must have {NONCE_BYTES} bytes, not {len(nonce)}")
    return "sha256:" + hashlib.sha256(PREFIX + nonce + canonical(scorecard)).hexdigest()


def opens(commitment: str, scorecard: Mapping[str, Any], nonce: bytes) -> bool:
    """Whether this card and nonce are what was committed to."""
    return commitment.isascii() and hmac.compare_digest(commitment, commit(scorecard, nonce))
