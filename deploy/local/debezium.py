"""Kafka Connect with Debezium's connector for PostgreSQL as a child process, its jars by Maven.

Reads `deploy/debezium/connector.json` as it stands there: what is tested is what is documented.
"""

import json
import signal
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from string import Template

from deploy.local.child import free_port, spawn, stopped
from deploy.local.kafka import jars

FOLDER = Path(__file__).parents[1] / "debezium"
WORKER = """
bootstrap.servers={kafka}
listeners=http://127.0.0.1:{port}
offset.storage.file.filename={home}/offsets
offset.flush.interval.ms=500
key.converter=org.apache.kafka.connect.json.JsonConverter
value.converter=org.apache.kafka.connect.json.JsonConverter
plugin.discovery=service_load
"""
_JVM = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


def connector(values: Mapping[str, str]) -> dict[str, str]:
    """The documented configuration with its placeholders filled; raises `KeyError` for one without a value."""
    filled: dict[str, str] = json.loads(Template((FOLDER / "connector.json").read_text()).substitute(values))
    return filled


@asynccontextmanager
async def debezium(kafka: str, values: Mapping[str, str]) -> AsyncIterator[Path]:
    """Runs the connector until the block ends; yields its log. Where it was is forgotten afterwards."""
    folder = await jars(FOLDER / "pom.xml", "debezium")
    with tempfile.TemporaryDirectory(prefix="journeywork-debezium-") as scratch:
        home = Path(scratch)
        worker, config = home / "worker.properties", home / "connector.json"
        worker.write_text(WORKER.format(kafka=kafka, port=free_port(), home=home))
        settings = connector(values)
        config.write_text(json.dumps({"name": settings.pop("name"), "config": settings}))
        command = ["java", *_JVM, "-cp", f"{folder}/*", "org.apache.kafka.connect.cli.ConnectStandalone"]
        process = spawn([*command, str(worker), str(config)], log=home / "log", dies_by=signal.SIGKILL)
        try:
            yield home / "log"
        finally:
            await stopped(process, signal.SIGTERM, within=10)
