"""`make story`: the story told to an installation of containers.

TARGET=compose lays the story's overlay over the installation that runs, tells it, takes the overlay away again.
With KILL=1 every container is killed once meanwhile (SIGKILL from outside, so that its restart policy brings it back).
At the end the installation is as before, but for what the story did in it: tell it to a new one.

TARGET=small runs the plain manifests of `small` for it (`deploy/kubernetes/small.py`).
"""

import json
import os
import shlex
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence

from deploy.docker.engine import ROOT, Failed
from deploy.docker.overlay import ASKED, answered, minted
from deploy.kubernetes import small

PLAIN = ("-f", "docker-compose.yml")
OVERLAID = (*PLAIN, "-f", "deploy/docker/story.yml")
KILLED = ("front", "posting", "kafka", "evaluation", "conversion", "postgres")
"""Each is killed when the act of the same number begins."""
BACK_WITHIN = 90.0
PATIENCE = "4"
"""How many times longer than usual the story waits while containers are killed."""


def compose(files: Sequence[str], *arguments: str) -> None:
    """One command of compose, its output as it comes."""
    command = ["docker", "compose", *files, *arguments]
    print(f"$ {shlex.join(command)}", flush=True)
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise Failed(f"docker compose {arguments[0]} failed")


def asked(files: Sequence[str], *arguments: str) -> str:
    """The same, its output as text."""
    return subprocess.run(
        ["docker", "compose", *files, *arguments], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


def tell(*, kill: bool) -> None:
    """Raises `Failed`."""
    if not asked(PLAIN, "ps", "-q", "front").strip():
        raise Failed("nothing is installed: docker compose up --wait")
    try:
        compose(OVERLAID, "--profile", "story", "build", "backstage")
        compose(OVERLAID, "up", "--wait", "--detach")
        token = minted(f"http://127.0.0.1:{os.environ.get('JOURNEYWORK_STORY_ISSUER', '9000')}")
        _told(Strikes() if kill else None)
    finally:
        compose(PLAIN, "up", "--wait", "--detach", "--remove-orphans")
        brought = ("journeywork_backstage", "journeywork_story")
        subprocess.run(["docker", "volume", "rm", "-f", *brought], check=False, capture_output=True)
    status = answered(f"https://127.0.0.1:{os.environ.get('JOURNEYWORK_PORT', '8443')}{ASKED}", token)
    if status != 401:
        raise Failed(f"the installation answers {status} to a token of the development issuer, not 401")
    print("a token of the development issuer is refused: 401", flush=True)


class Strikes:
    """SIGKILL from outside, one container for each act; its restart policy has to bring it back."""

    def __init__(self) -> None:
        self._left = list(KILLED)
        self._wrong: list[str] = []
        self._threads: list[threading.Thread] = []

    def seen(self, line: str) -> None:
        """Strikes when the line begins an act."""
        if not self._left or not line.startswith(f"{len(KILLED) - len(self._left) + 1}  "):
            return
        service = self._left.pop(0)
        before = _state(service)
        os.kill(int(str(before["Pid"])), signal.SIGKILL)
        thread = threading.Thread(target=self._awaited, args=(service, before), daemon=True)
        thread.start()
        self._threads.append(thread)

    def settled(self) -> None:
        """Raises `Failed` for containers that were not killed, or did not come back."""
        for thread in self._threads:
            thread.join()
        self._wrong += [f"the story ended before {service} could be killed" for service in self._left]
        if self._wrong:
            raise Failed("; ".join(self._wrong))

    def _awaited(self, service: str, before: dict[str, object]) -> None:
        began = time.monotonic()
        while not _back(before, now := _state(service)):
            if time.monotonic() - began > BACK_WITHIN:
                self._wrong.append(f"killed {service}: not back after {BACK_WITHIN:.0f} s: {now}")
                return
            time.sleep(0.2)
        print(f"killed {service}: back after {time.monotonic() - began:.1f} s", flush=True)


def _told(strikes: Strikes | None) -> None:
    patience = PATIENCE if strikes else "1"
    command = ["docker", "compose", *OVERLAID, "run", "--rm", "--no-deps", "-T", "-e", f"STORY_PATIENCE={patience}"]
    with subprocess.Popen([*command, "story"], cwd=ROOT, stdout=subprocess.PIPE, text=True) as telling:
        for line in telling.stdout or ():
            print(line, end="", flush=True)
            if strikes:
                strikes.seen(line)
    if strikes:
        strikes.settled()
    if telling.returncode:
        raise Failed(f"the story ended with {telling.returncode}")


def _state(service: str) -> dict[str, object]:
    container = asked(OVERLAID, "ps", "-aq", service).strip()
    said = subprocess.run(["docker", "inspect", "-f", "{{json .State}}", container], check=True, capture_output=True)
    found: dict[str, object] = json.loads(said.stdout)
    return found


def _back(before: dict[str, object], now: dict[str, object]) -> bool:
    health = now.get("Health")
    return now["Pid"] not in (0, before["Pid"]) and isinstance(health, dict) and health["Status"] == "healthy"


def main() -> int:
    kill = os.environ.get("KILL", "0") not in ("", "0")
    if sys.argv[1:] not in (["compose"], ["small"]) or (kill and sys.argv[1] != "compose"):
        print("the story is told to TARGET=compose, with KILL=1 or without, or to TARGET=small", file=sys.stderr)
        return 2
    try:
        if sys.argv[1] == "small":
            small.told(lambda line: print(line, flush=True))
        else:
            tell(kill=kill)
    except Failed as reason:
        print(f"story: failed: {reason}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
