"""How a process ends: real processes with an application that answers, hangs, or blocks its event loop."""

import asyncio
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from deploy.local.child import free_port
from shared import serving
from shared.serving import DRAIN, LAST_RESORT, POOLS, RELAY, REST, STARTING, VERIFIER, WORKER, Life
from shared.settings import HttpSettings

PROGRAM = """
    import asyncio, sys, time
    from contextlib import asynccontextmanager
    from fastapi import FastAPI
    from shared import serving
    from shared.health import install
    from shared.serving import Life, serve
    from shared.settings import CannotStart
    from tests.unit.http.edge import settings

    def begun():
        print("begun", file=sys.stderr, flush=True)

    serving.DRAIN, serving.LAST_RESORT, serving.REST = {drain}, {last_resort}, 0.3
    life = Life()

    @asynccontextmanager
    async def lifespan(app):
        {start}
        yield
        {stop}

    app = FastAPI(lifespan=lifespan)
    install(app, "rig", [life.trouble])

    @app.get("/slow")
    async def slow():
        begun()
        await asyncio.sleep(1.0)
        return "done"

    @app.get("/hangs")
    async def hangs():
        begun()
        while True:
            try:
                await asyncio.sleep(3600)
            except asyncio.CancelledError:
                pass

    @app.get("/blocks")
    async def blocks():
        begun()
        time.sleep(3600)

    http = dict(port={port}, public_url="https://journeywork.example", notice={notice})
    asyncio.run(serve(app, settings(http=http), life))
"""


@contextmanager
def running(
    *,
    notice: float = 0.0,
    start: str = "pass",
    stop: str = "pass",
    drain: float = 1.0,
    last_resort: float = 5.0,
    waits: bool = True,
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A process of that program and its URL; it is gone afterwards."""
    port = free_port()
    told = {"notice": notice, "start": start, "stop": stop, "drain": drain, "last_resort": last_resort}
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(PROGRAM).format(**told, port=port)],
        cwd=Path(__file__).parents[3],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        deadline = time.monotonic() + 30
        while waits and not _answers(port):
            assert process.poll() is None, process.communicate()[1]
            assert time.monotonic() < deadline
            time.sleep(0.05)
        yield process, f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.communicate()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def begun(process: subprocess.Popen[str]) -> None:
    """Waits until a request is being answered, or the start has begun: what it said until then is not kept."""
    assert process.stderr
    while process.stderr.readline() != "begun\n":
        assert process.poll() is None


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    said = process.communicate(timeout=30)[1]
    return process.returncode, said


async def test_it_says_not_ready_while_the_door_is_still_open_and_ends_with_0() -> None:
    with running(notice=3.0, last_resort=20) as (process, url):
        async with httpx2.AsyncClient() as http:
            assert (await http.get(f"{url}/health/ready")).status_code == 200
            process.send_signal(signal.SIGTERM)
            while (answer := await http.get(f"{url}/health/ready")).status_code == 200:  # noqa: ASYNC110 - nobody rings
                await asyncio.sleep(0.05)
        assert answer.status_code == 503
        assert answer.json()["troubles"] == ["this replica is about to stop"]
        code, said = await asyncio.to_thread(ended, process)
    assert code == 0
    assert "Traceback" not in said


async def test_an_open_request_is_answered_also_when_told_twice() -> None:
    with running(drain=10.0, last_resort=20) as (process, url):
        async with httpx2.AsyncClient(timeout=30) as http:
            asked = asyncio.create_task(http.get(f"{url}/slow"))
            await asyncio.to_thread(begun, process)
            process.send_signal(signal.SIGTERM)
            await asyncio.sleep(0.1)
            process.send_signal(signal.SIGTERM)
            assert (await asked).json() == "done"
        assert (await asyncio.to_thread(ended, process))[0] == 0


async def test_a_request_that_cannot_even_be_cancelled_is_left_behind() -> None:
    with running(last_resort=20) as (process, url):
        async with httpx2.AsyncClient() as http:
            asked = asyncio.create_task(http.get(f"{url}/hangs"))
            await asyncio.to_thread(begun, process)
            began = time.monotonic()
            process.send_signal(signal.SIGTERM)
            code, said = await asyncio.to_thread(ended, process)
            assert time.monotonic() - began < 10
            with pytest.raises(httpx2.TransportError):
                await asked
    assert code == 0
    assert "stop.left_behind" in said


async def test_a_blocked_event_loop_is_ended_by_the_last_resort_which_says_where_it_stood() -> None:
    with running(last_resort=2.0) as (process, url):
        async with httpx2.AsyncClient() as http:
            asked = asyncio.create_task(http.get(f"{url}/blocks"))
            await asyncio.to_thread(begun, process)
            began = time.monotonic()
            process.send_signal(signal.SIGTERM)
            code, said = await asyncio.to_thread(ended, process)
            assert 1.0 < time.monotonic() - began < 6
            with pytest.raises(httpx2.TransportError):
                await asked
    assert code == 1
    assert "in blocks" in said


def test_a_start_that_hangs_is_ended_by_the_last_resort() -> None:
    with running(start="begun(); await asyncio.sleep(3600)", last_resort=2.0, waits=False) as (process, _):
        begun(process)
        process.send_signal(signal.SIGTERM)
        assert ended(process)[0] == 1


def test_a_start_that_is_refused_ends_with_1_and_the_sentence() -> None:
    refusal = 'life.refused = CannotStart("DATABASE__WORKER_POOL is 1: raise it"); raise life.refused'
    with running(start=refusal, waits=False) as (process, _):
        code, said = ended(process)
    assert code == 1
    assert said.rstrip().endswith("DATABASE__WORKER_POOL is 1: raise it")


def test_a_start_that_failed_ends_with_1() -> None:
    with running(start="raise OSError", waits=False) as (process, _):
        code, said = ended(process)
    assert code == 1
    assert "could not start" in said


def test_a_process_that_gave_up_ends_with_1_and_says_why() -> None:
    leave = 'life.gave_up = "no partition moves"; asyncio.get_running_loop().call_later(0.5, life.leave)'
    with running(start=leave, waits=False) as (process, _):
        code, said = ended(process)
    assert code == 1
    assert "no partition moves" in said


def test_all_shares_together_end_before_the_last_resort_and_that_within_25_seconds() -> None:
    (most,) = [limit.le for limit in HttpSettings.model_fields["notice"].metadata if hasattr(limit, "le")]
    assert most + DRAIN + STARTING + WORKER + RELAY + VERIFIER + POOLS + REST <= LAST_RESORT < 25


def test_leaving_twice_keeps_the_first_time(monkeypatch: pytest.MonkeyPatch) -> None:
    forced: list[float] = []
    monkeypatch.setattr(serving, "LAST_RESORT", 0.2)
    monkeypatch.setattr(serving, "_force", lambda: forced.append(time.monotonic()))
    life = Life()
    assert life.trouble() == []
    life.leave()
    first = life.leaving_since
    life.leave()
    assert life.leaving_since == first
    deadline = time.monotonic() + 10
    while not forced and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.3)
    assert len(forced) == 1


def test_what_was_noticed_at_the_start_is_trouble() -> None:
    life = Life()
    life.notices.append("the pools are too large")
    assert life.trouble() == ["the pools are too large"]
