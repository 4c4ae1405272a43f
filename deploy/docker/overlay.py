"""What the story's overlay brings, asked from this machine: tokens of the development issuer, and who takes them."""

import json
import ssl
import urllib.error
import urllib.request

ASKED = "/posting/api/projects"
MINTED = {"subject": "northwind-admin", "employer_id": "01900000-0000-7000-8000-000000000000"}


def minted(issuer: str) -> str:
    """A token of the issuer at this URL."""
    told = json.dumps(MINTED).encode()
    request = urllib.request.Request(f"{issuer}/mint", told, {"Content-Type": "application/json"})  # noqa: S310  http
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310  as before
        token: str = json.load(answer)["token"]
    return token


def answered(url: str, token: str | None = None, *, host: str | None = None) -> int:
    """The status with which an installation answers; its certificate may be anybody's."""
    unchecked = ssl._create_unverified_context()  # noqa: SLF001, S323  as said above
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    asking = headers | ({"Host": host} if host else {})
    request = urllib.request.Request(url, headers=asking)  # noqa: S310  https
    try:
        with urllib.request.urlopen(request, timeout=10, context=unchecked) as answer:  # noqa: S310
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code
