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
KILLED = ("posting", "front", "evaluation", "kafka", "conversion", "postgres")
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


def tell(*, kill: bool) -> list[str]:
    """The services killed meanwhile; raises `Failed`."""
    if not asked(PLAIN, "ps", "-q", "front").strip():
        raise Failed("nothing is installed: docker compose up --wait")
    killed: list[str] = []
    try:
        compose(OVERLAID, "--profile", "story", "build", "backstage")
        compose(OVERLAID, "up", "--wait", "--detach")
        token = minted(f"http://127.0.0.1:{os.environ.get('JOURNEYWORK_STORY_ISSUER', '9000')}")
        _told(killed if kill else None)
    finally:
        compose(PLAIN, "up", "--wait", "--detach", "--remove-orphans")
        subprocess.run(["docker", "volume", "rm", "-f", "journeywork_backstage"], check=False, capture_output=True)
    status = answered(f"https://127.0.0.1:{os.environ.get('JOURNEYWORK_PORT', '8443')}{ASKED}", token)
    if status != 401:
        raise Failed(f"the installation answers {status} to a token of the development issuer, not 401")
    print("a token of the development issuer is refused: 401", flush=True)
    return killed


def _told(killed: list[str] | None) -> None:
    patience = "1" if killed is None else PATIENCE
    command = ["docker", "compose", *OVERLAID, "run", "--rm", "--no-deps", "-T", "-e", f"STORY_PATIENCE={patience}"]
    telling = subprocess.Popen([*command, "story"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    striking = threading.Thread(target=_strike, args=(killed, telling), daemon=True)
    for line in telling.stdout or ():
        print(line, end="", flush=True)
        if killed is not None and not striking.is_alive() and not killed and line[:1].isdigit():
            striking.start()
    code = telling.wait()
    if killed is not None:
        striking.join(BACK_WITHIN)
        if missed := sorted(set(KILLED) - set(killed)):
            raise Failed(f"the story ended before {', '.join(missed)} could be killed")
    if code:
        raise Failed(f"the story ended with {code}")


def _strike(killed: list[str], telling: "subprocess.Popen[str]") -> None:
    """Kills one after the other, the next when the one before is back."""
    for service in KILLED:
        if telling.poll() is not None:
            return
        before = _state(service)
        os.kill(int(str(before["Pid"])), signal.SIGKILL)
        killed.append(service)
        began = time.monotonic()
        while not _back(before, now := _state(service)):
            if time.monotonic() - began > BACK_WITHIN:
                print(f"killed {service}: not back after {BACK_WITHIN:.0f} s: {now}", flush=True)
                return
            time.sleep(0.2)
        print(f"killed {service}: back after {time.monotonic() - began:.1f} s", flush=True)


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
