"""Asks a process of this container how it is: `python -m shared.probe [live|ready]`; 0 when it is well.

For health checks of containers, where no other client is at hand.
"""

import sys
from http.client import HTTPConnection, HTTPException

PORT = 8000
WITHIN = 3.0


def main(arguments: list[str]) -> int:
    """Prints what is wrong."""
    what = arguments[0] if arguments else "ready"
    connection = HTTPConnection("127.0.0.1", PORT, timeout=WITHIN)
    try:
        connection.request("GET", f"/health/{what}")
        answer = connection.getresponse()
        said = answer.read().decode(errors="replace")
    except (OSError, HTTPException) as error:
        sys.stderr.write(f"no answer: {error!r}\n")
        return 1
    if answer.status != 200:
        sys.stderr.write(f"{said}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
