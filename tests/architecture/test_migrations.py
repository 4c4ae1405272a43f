"""A migration that has run somewhere is refused once it was edited: then nobody who has the release before can upgrade."""

import hashlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
KNOWN = Path(__file__).with_name("migrations.sha256")
"""`sha256sum` of every migration; a new one adds its line, and no line changes once it is on the main branch."""


def test_no_migration_is_edited() -> None:
    found = {
        str(path.relative_to(ROOT)): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in (ROOT / "shared" / "database", *(ROOT / "services").iterdir())
        for path in (folder / "migrations").glob("*.sql")
    }

    known = {path: digest for digest, path in (line.split("  ") for line in KNOWN.read_text().splitlines())}

    assert found == known, "restore what was edited and write a new migration, or add the line of a new one"
