"""`python -m shared.contracts`: writes the schemas and examples of contracts; refuses to break a released one."""

import json
import sys

from shared.contracts import CONTRACTS
from shared.contracts.schema import EXAMPLES, SCHEMAS, breaking_changes, example_of, rendered, schema_of


def main() -> int:
    """Returns 1 and writes nothing when a committed schema would change in another way than an optional field."""
    broken = []
    for name, contract in CONTRACTS.items():
        committed = SCHEMAS / f"{name}.json"
        if committed.exists():
            found = breaking_changes(json.loads(committed.read_text()), schema_of(contract))
            broken += [f"{name}: {change}" for change in found]
    if broken:
        print("A released contract may only gain optional fields; make a new version instead:", *broken, sep="\n  ")
        return 1
    for name, contract in CONTRACTS.items():
        (SCHEMAS / f"{name}.json").write_text(rendered(schema_of(contract)))
        (EXAMPLES / f"{name}.json").write_text(rendered(example_of(contract)))
    print(f"{len(CONTRACTS)} contracts written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
