"""The process in which one file is scrubbed: it imports what that takes, and no database or secret."""

import json
import resource
import sys
from contextlib import suppress
from typing import Any

from services.posting.domain.candidate import Identity
from services.posting.domain.scrub.copies import page_copy, scrubbed
from shared.rules import Invalid


def _limit(memory: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _child(source: int, target: int, asked: dict[str, Any]) -> dict[str, Any]:
    with open(source, "rb", closefd=False) as file:
        file.seek(0)
        content = file.read()
    identity = Identity(*asked["identity"])
    try:
        if asked["page"] is not None:
            copy = page_copy(content, asked["page"], identity)
        else:
            copy = scrubbed(content, asked["name"], identity)
    except Invalid as error:
        findings = [(one.field, one.rule, one.message) for one in error.findings]
        return {"refused": type(error).__name__, "findings": findings}
    with open(target, "wb", closefd=False) as file:
        file.write(copy.content)
    report = [(one.outcome, one.what, one.place, one.times) for one in copy.report]
    return {"media_type": copy.media_type, "extension": copy.extension, "report": report}


def main() -> None:
    """Arguments: descriptors of the file and of the copy, bytes of memory, seconds. Says null when out of memory."""
    source, target, memory, seconds = (int(one) for one in sys.argv[1:5])
    _limit(memory, seconds)
    said = None
    with suppress(MemoryError, RecursionError):
        said = _child(source, target, json.load(sys.stdin))
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
