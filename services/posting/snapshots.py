"""What a delivered link leads to, fetched once: reviewers see what was handed over, and nobody's network is reached.

Only https, only addresses of the public internet: each host is resolved, every address of it is checked, and the
connection goes to the address that was checked (a second look-up could say something else). Redirects are followed by
hand under the same rules. No proxy, no cookies, no credentials.
"""

import asyncio
import ipaddress
import socket
import ssl
import tempfile
from dataclasses import dataclass
from email.message import Message
from typing import BinaryIO
from urllib.parse import urljoin, urlsplit

import httpx2

from services.posting.domain.deliverable import checked_link
from services.posting.settings import LinkSettings
from shared.rules import Finding, Invalid

_HTTPS = 443
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_NEVER = frozenset({ipaddress.ip_address("168.63.129.16")})
"""Public addresses that answer from within: the host of virtual machines at Azure."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_NAMED = (".md", ".markdown", ".csv", ".tsv")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Bytes in a file without a name; `addresses` are the link and where it led; `page` is HTML's encoding."""

    file: BinaryIO
    addresses: tuple[str, ...]
    name: str
    page: str | None


class Snapshots:
    """Fetches links."""

    def __init__(self, settings: LinkSettings) -> None:
        self._settings = settings
        self._trusted = ssl.create_default_context(cafile=settings.ca_file)

    async def take(self, link: str) -> Snapshot:
        """Raises `Invalid` that says why the address cannot be fetched, and the way out."""
        file: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115  closed by whoever keeps the snapshot
        try:
            async with asyncio.timeout(self._settings.seconds):
                return await self._followed(link, file)
        except BaseException as error:
            file.close()
            if isinstance(error, TimeoutError):
                problem = f"it did not arrive within {self._settings.seconds:g} seconds: deliver a file instead"
                raise _unfetched("too_slow", problem) from error
            raise

    async def _followed(self, link: str, file: BinaryIO) -> Snapshot:
        addresses = [checked_link(link)]
        async with httpx2.AsyncClient(verify=self._trusted, trust_env=False, follow_redirects=False) as http:
            while True:
                answer = await self._asked(http, addresses[-1], file)
                if answer.status_code not in _REDIRECTS:
                    return _snapshot(answer, tuple(addresses), file)
                if len(addresses) > self._settings.redirects:
                    raise _unfetched("redirected_too_often", f"it redirects more than {self._settings.redirects} times")
                addresses.append(checked_link(urljoin(addresses[-1], answer.headers.get("location", ""))))

    async def _asked(self, http: httpx2.AsyncClient, link: str, file: BinaryIO) -> httpx2.Response:
        """One answer; the body of a good one is in the file."""
        try:
            url = httpx2.URL(link)
        except httpx2.InvalidURL as error:
            raise _unfetched("unknown_host", "no host can be called that: mend the address") from error
        name = url.raw_host.decode("ascii")  # as IDNA writes it
        address, port = await self._whereabouts(name, url.port or _HTTPS)
        target = httpx2.URL(scheme="https", host=address, port=port, raw_path=url.raw_path)
        headers = {"Host": url.netloc.decode("ascii"), "Accept-Encoding": "identity", "User-Agent": "Journeywork",
                   "Accept": "*/*"}  # fmt: skip
        try:
            async with http.stream("GET", target, headers=headers, extensions={"sni_hostname": name}) as answer:
                if answer.status_code == 200:
                    await self._kept(answer, file)
                return answer
        except (httpx2.HTTPError, ssl.SSLError, OSError, UnicodeError) as error:
            problem = f"{name} cannot be reached ({type(error).__name__}): look whether it opens without signing in"
            raise _unfetched("not_reached", problem) from error

    async def _kept(self, answer: httpx2.Response, file: BinaryIO) -> None:
        most, size = self._settings.largest, 0
        if answer.headers.get("content-encoding", "identity") != "identity":
            raise _unfetched("packed", "it is sent packed although that was not asked for: deliver a file instead")
        async for chunk in answer.aiter_raw():
            size += len(chunk)
            if size > most:
                raise _unfetched("too_large", f"it leads to more than {most} bytes: deliver a file instead")
            await asyncio.to_thread(file.write, chunk)

    async def _whereabouts(self, host: str, port: int) -> tuple[str, int]:
        """The address to connect to, checked."""
        local = self._settings.local.get(host)
        if local is not None:
            name, _, there = local.rpartition(":")
            return name, int(there)
        if port != _HTTPS:
            raise _unfetched("other_port", f"it names port {port}: give an address with the usual one")
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise _unfetched("unknown_host", f"no host is called {host}: mend the address") from error
        addresses = [str(entry[4][0]) for entry in found]
        if not addresses or not all(is_public(one) for one in addresses):
            raise _unfetched("not_public", f"{host} is not on the public internet: deliver a file instead")
        return addresses[0], port


def is_public(text: str) -> bool:
    """Whether an address is somebody's on the public internet, looking through the ways to write IPv4 as IPv6."""
    try:
        address: Address = ipaddress.ip_address(text)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)))
        if address.ipv4_mapped is not None:
            return is_public(str(address.ipv4_mapped))
        within = address.sixtofour or (address.teredo or (None, None))[1]
        if within is not None and not is_public(str(within)):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved and address not in _NEVER


def _snapshot(answer: httpx2.Response, addresses: tuple[str, ...], file: BinaryIO) -> Snapshot:
    if answer.status_code != 200:
        problem = f"it answers with {answer.status_code}: look whether it opens without signing in, or deliver a file"
        raise _unfetched("not_there", problem)
    said = Message()
    said["content-type"] = answer.headers.get("content-type", "")
    is_page = said.get_content_type() in _PAGES and "content-type" in answer.headers
    path = urlsplit(addresses[-1]).path
    name = path.rpartition("/")[2] if path.lower().endswith(_NAMED) else ""
    return Snapshot(file, addresses, name, str(said.get_content_charset() or "") if is_page else None)


def _unfetched(rule: str, problem: str) -> Invalid:
    return Invalid(Finding("link", rule, problem))
