"""An operator's replay as a process of its own; `python -m … DSN RATE`."""

import argparse
import sys

from pydantic import SecretStr

from shared import operations
from shared.settings import AuthSettings, DatabaseSettings, HttpSettings, KafkaSettings, MailSettings, ServiceSettings
from tests.integration.messaging.rig import counting

NAME = "rig.counting"


def main(dsn: str, rate: str) -> int:
    """The exit code of the command."""
    parser = argparse.ArgumentParser(prog="rig")
    operations.add_commands(parser.add_subparsers(dest="command"))
    words = ["parked", "replay", NAME, "--all", "--rate", rate, "--actor", "Operator 1", "--why", "cause removed"]
    settings = ServiceSettings(
        environment="local",
        database=DatabaseSettings(worker_dsn=SecretStr(dsn)),
        kafka=KafkaSettings(bootstrap_servers="localhost:1"),
        http=HttpSettings(port=1, public_url="http://127.0.0.1:1"),
        auth=AuthSettings(issuer="http://127.0.0.1:1", client_id="rig", session_secret=SecretStr("0" * 32)),
        mail=MailSettings(host="127.0.0.1", port=1, sender="rig@example.com"),
    )
    return operations.run(parser.parse_args(words), "rig", settings, [counting()])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
