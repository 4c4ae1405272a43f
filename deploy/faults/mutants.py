"""Six builds of the engine with one mistake each, and the invariant that must catch it.

A build is a copy of `shared` with some text replaced. What is replaced must stand there exactly once: a mistake that
no longer fits the engine proves nothing, and says so.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


class BuildFailed(Exception):
    """The engine has changed and the mistake must be written anew."""


@dataclass(frozen=True)
class Substitution:
    """Text in one file of the repository, and what stands there instead."""

    file: str
    old: str
    new: str


@dataclass(frozen=True)
class Mutant:
    """One mistake."""

    name: str
    invariant: str
    substitutions: tuple[Substitution, ...]


ENTERED = "        tx.entered(employer_id, entrance.now)\n"
OUTSIDE = '        await tx.conn.execute("COMMIT; BEGIN")\n        tx.entered(None, entrance.now)\n'
MUTANTS = (
    Mutant(
        "commit before process",
        "I1",
        (Substitution("shared/messaging/slices.py", ENTERED, ENTERED + OUTSIDE),),
    ),
    Mutant(
        "range delete",
        "I1",
        (
            Substitution(
                "shared/messaging/outgoing_rows.py",
                "    WHERE id = ANY ($1) AND EXISTS (",
                "    WHERE id <= (SELECT max(one) FROM unnest($1::bigint[]) AS one) AND EXISTS (",
            ),
        ),
    ),
    Mutant(
        "no compare-and-set",
        "I8",
        (
            Substitution(
                "shared/messaging/claims.py",
                "AND epoch = $4 AND next_offset = $5",
                "AND $4::bigint IS NOT NULL AND $5::bigint IS NOT NULL",
            ),
        ),
    ),
    Mutant(
        "no inbox",
        "I2",
        (
            Substitution(
                "shared/messaging/slices.py",
                "if arrival.record.offset in entered:",
                "if arrival.event is not None:",
            ),
        ),
    ),
    Mutant(
        "order by transaction id",
        "I7",
        (
            Substitution(
                "shared/messaging/outgoing_rows.py",
                "    ORDER BY o.id LIMIT $2",
                "    AND o.xmin::text::bigint < pg_snapshot_xmin(pg_current_snapshot())::text::bigint\n"
                "    ORDER BY o.xmin::text::bigint, o.id LIMIT $2",
            ),
        ),
    ),
    Mutant(
        "swallowed failure",
        "I1",
        (
            Substitution(
                "shared/messaging/slices.py",
                "                raise _blame(error, tx.conn, group) from error",
                "                del error",
            ),
        ),
    ),
)


def build(into: Path, mutant: Mutant | None = None) -> Path:
    """Copies `shared` below `into`, with the mistake if there is one; the folder that must come first on the path.

    Raises `BuildFailed` when a text that is to be replaced is not there exactly once.
    """
    shutil.copytree(ROOT / "shared", into / "shared", ignore=shutil.ignore_patterns("__pycache__", "static"))
    for change in mutant.substitutions if mutant else ():
        file = into / change.file
        text = file.read_text()
        if (found := text.count(change.old)) != 1:
            raise BuildFailed(f"{change.file} holds this {found} times, not once; fit the mutant to it:\n{change.old}")
        file.write_text(text.replace(change.old, change.new))
    return into
