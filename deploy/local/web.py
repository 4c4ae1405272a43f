"""The part of the web that local runs know: over https, with an authority of its own, so that links can be delivered.

Every address of `HOST` is a page of somebody's findings. Nothing else of the internet is needed, and none is reached.
"""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

HOST = "example.com"
_PAGE = """<!doctype html>
<html lang="en"><head><title>Churn</title></head>
<body><h1>Why customers leave</h1><p>Price, service and onboarding explain 812 of 940 departures.</p></body></html>
"""


def certificate(path: Path, host: str = HOST) -> Path:
    """Writes a key and a certificate for `host`, signed by itself: what the server shows and what clients trust."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([_alternative(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(pem + made.public_bytes(Encoding.PEM))
    return path


def _alternative(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def build() -> FastAPI:
    """`GET` of anything is the page."""
    app = FastAPI(title="Web", openapi_url=None)

    @app.get("/{path:path}", response_class=HTMLResponse)
    async def page(path: str) -> str:  # noqa: ARG001  the same everywhere
        return _PAGE

    return app
