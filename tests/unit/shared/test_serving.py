"""How a process ends whose worker has given up: supervisors start another one only after an error."""

import asyncio
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
PROGRAM = """
import asyncio
from fastapi import FastAPI
from shared.serving import Life, _until_given_up, serve
from shared.settings import HttpSettings, ServiceSettings

class Worker:
    async def gave_up(self):
        await asyncio.sleep(0.5)
        return "records wait and 3 rebuilds did not help"

async def main():
    life, http = Life(), HttpSettings(port=0, public_url="http://127.0.0.1", notice=0)
    watching = asyncio.create_task(_until_given_up(Worker(), life))
    await serve(FastAPI(), ServiceSettings.model_construct(http=http), life)

asyncio.run(main())
"""


async def test_a_process_whose_worker_gave_up_ends_with_an_error_and_says_why() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )

    _, said = await asyncio.wait_for(process.communicate(), 20)

    assert process.returncode == 1
    assert "start another one: records wait and 3 rebuilds did not help" in said.decode()
