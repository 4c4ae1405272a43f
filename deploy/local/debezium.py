"""Kafka Connect with Debezium's connector for PostgreSQL as a child process, its jars by Maven.

Reads `deploy/debezium/connector.json` as it stands there: what is tested is what is documented.
"""

import json
import signal
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
async def debezium(kafka: str, values: Mapping[str, str], home: Path) -> AsyncIterator[Path]:
    """Runs the connector until the block ends; yields its log. Started again on the same `home` it goes on."""
    folder = await jars(FOLDER / "pom.xml", "debezium")
    worker, config, log = home / "worker.properties", home / "connector.json", home / f"log-{free_port()}"
    worker.write_text(WORKER.format(kafka=kafka, port=free_port(), home=home))
    settings = connector(values)
    config.write_text(json.dumps({"name": settings.pop("name"), "config": settings}))
    command = ["java", *_JVM, "-cp", f"{folder}/*", "org.apache.kafka.connect.cli.ConnectStandalone"]
    process = spawn([*command, str(worker), str(config)], log=log, dies_by=signal.SIGKILL)
    try:
        yield log
    finally:
        await stopped(process, signal.SIGTERM, within=10)
