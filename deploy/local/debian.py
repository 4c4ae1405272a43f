"""Programs that only Debian's packages bring, without root: from PATH, or else unpacked into the cache."""

import asyncio
import shutil
import tempfile
from pathlib import Path

from deploy.local.cache import alone, cache, draft_of
from deploy.local.child import DidNotStart

PACKAGES = {
    "prometheus": "prometheus",
    "promtool": "prometheus",
    "alertmanager": "prometheus-alertmanager",
    "amtool": "prometheus-alertmanager",
}
"""The package that each program is in."""
_BINARIES = {"alertmanager": "prometheus-alertmanager"}
"""What Debian calls a program where it calls it otherwise."""
_LONGEST = 300.0


async def program(name: str) -> Path:
    """Where the program is; its package is fetched by `apt-get` and unpacked into the cache when PATH has none.

    Raises `DidNotStart` with what can be installed instead.
    """
    binary, package = _BINARIES.get(name, name), PACKAGES[name]
    for known in (name, binary):
        if found := shutil.which(known):
            return Path(found)
    async with alone("debian"):
        return await _unpacked(package) / "usr" / "bin" / binary


async def _unpacked(package: str) -> Path:
    folder = cache() / f"debian-{package}"
    if folder.exists():
        return folder
    with tempfile.TemporaryDirectory() as fetched, draft_of(folder) as draft:
        await _run(package, "apt-get", "-q", "download", package, cwd=Path(fetched))
        # What was fetched is named after its version: the shell finds it.
        await _run(package, "sh", "-c", f"dpkg-deb -x ./*.deb '{draft}'", cwd=Path(fetched))
    return folder


async def _run(package: str, *command: str, cwd: Path) -> None:
    way_out = f"install Debian's package {package}, or the programs of the same names from elsewhere, and try again"
    try:
        process = await asyncio.create_subprocess_exec(
            *command, cwd=cwd, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
        )
    except FileNotFoundError:
        raise DidNotStart(f"there is no {command[0]} here: {way_out}") from None
    async with asyncio.timeout(_LONGEST):
        output, _ = await process.communicate()
    if process.returncode:
        said = output.decode(errors="replace")[-1000:]
        raise DidNotStart(f"{' '.join(command)} ended with {process.returncode}: {way_out}\n{said}")
