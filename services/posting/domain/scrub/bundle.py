"""Git bundles: the whole history written anew, every commit and tag by 'Candidate', on days that say nothing."""

import io
import re
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from dulwich.bundle import Bundle, read_bundle
from dulwich.errors import ApplyDeltaError, ChecksumMismatch, FileFormatException, NotGitRepository
from dulwich.object_format import DEFAULT_OBJECT_FORMAT
from dulwich.object_store import MemoryObjectStore
from dulwich.objects import Blob, Commit, ObjectID, ShaFile, Tag, Tree
from dulwich.pack import write_pack_objects
from dulwich.refs import Ref

from services.posting.domain.scrub.archive import Scrub
from services.posting.domain.scrub.report import Work, refused
from shared.rules import Invalid

START = b"# v2 git bundle\n", b"# v3 git bundle\n"
CANDIDATE = b"Candidate <candidate@example.invalid>"
_FIRST_DAY = 946_684_800
"""2000-01-01T00:00:00Z; each commit is a second after the one before, so that their order stays."""
_TRAILERS = re.compile(
    rb"^(?:[A-Za-z][A-Za-z-]*-by|Cc|Co-authored|On-behalf-of|Change-Id|X-[A-Za-z-]+|Link|git-svn-id): .*\n?",
    re.MULTILINE | re.IGNORECASE,
)
_SUBMODULE, _FOLDER, _SYMLINK = 0o160000, 0o040000, 0o120000
_DAMAGED = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, TypeError, ValueError,
    struct.error, zlib.error, ApplyDeltaError, ChecksumMismatch, FileFormatException, NotGitRepository,
)  # fmt: skip
"""What dulwich raises for bytes that are no bundle."""


@dataclass
class _History:
    """Old objects, new objects, and which became which."""

    work: Work
    place: str
    scrub: Scrub
    old: dict[ObjectID, ShaFile]
    new: dict[ObjectID, ShaFile] = field(default_factory=dict)
    became: dict[ObjectID, ObjectID] = field(default_factory=dict)
    commits: int = 0

    def keep(self, before: ObjectID, after: ShaFile) -> ObjectID:
        self.new[after.id] = after
        self.became[before] = after.id
        return after.id


def bundle(work: Work, content: bytes, place: str, scrub: Scrub) -> bytes:
    """The same files in the same order of commits; raises `Invalid` for part of a history."""
    work.descend(place)
    try:
        with read_bundle(io.BytesIO(content)) as read:
            if read.prerequisites or set(read.capabilities) - {"object-format"}:
                problem = "the bundle holds a part of a history: make it with `git bundle create work.bundle --all`"
                raise refused("part_of_a_history", problem)
            if read.capabilities.get("object-format", "sha1") != "sha1":
                raise refused("other_hashes", "the repository uses SHA-256: send the files as a zip")
            history = _History(work, place, scrub, _unpacked(work, read))
            references = {name: _rewritten(history, one) for name, one in read.references.items()}
    except Invalid:
        raise
    except _DAMAGED as error:
        raise refused("damaged", "the git bundle cannot be read: make it again") from error
    work.removed("authors and dates of commits", place)
    for name in references:
        work.search_name(name.decode("utf-8", "replace"), "branch or tag", place)
    work.ascend()
    return _written(references, history)


def _unpacked(work: Work, read: Bundle) -> dict[ObjectID, ShaFile]:
    store = MemoryObjectStore()
    read.store_objects(store)
    found: dict[ObjectID, ShaFile] = {}
    for name in store:
        one = store[name]
        work.spend(one.raw_length(), one.raw_length(), "")
        found[ObjectID(name)] = one
    return found


def _rewritten(history: _History, start: ObjectID) -> ObjectID:
    """Parents before children, without recursion: histories are long."""
    waiting = [start]
    while waiting:
        name = waiting[-1]
        one = history.old[name]
        missing = [before for before in _before(one) if before not in history.became]
        if name in history.became:
            waiting.pop()
        elif missing:
            waiting.extend(missing)
            if len(waiting) > 10 * len(history.old) + 10:
                raise ValueError("a history that runs in circles")
        else:
            waiting.pop()
            _rewrite(history, one)
    return history.became[start]


def _before(one: ShaFile) -> list[ObjectID]:
    if isinstance(one, Commit):
        return [*one.parents]
    return [one.object[1]] if isinstance(one, Tag) else []


def _rewrite(history: _History, one: ShaFile) -> None:
    if isinstance(one, Commit):
        _commit(history, one)
    elif isinstance(one, Tag):
        _tag(history, one)
    elif isinstance(one, Tree):
        _tree(history, one, history.place, 0)
    else:
        _blob(history, one, "", history.place)


def _commit(history: _History, old: Commit) -> None:
    history.commits += 1
    new = Commit()
    new.tree = _tree(history, history.old[old.tree], history.place, 0)
    new.parents = [history.became[parent] for parent in old.parents]
    new.author = new.committer = CANDIDATE
    new.author_time = new.commit_time = _FIRST_DAY + history.commits
    new.author_timezone = new.commit_timezone = 0
    new.message = _message(history, old.message)
    if old.gpgsig:
        history.work.removed("signatures", history.place)
    history.keep(old.id, new)


def _tag(history: _History, old: Tag) -> None:
    new = Tag()
    kind, target = old.object
    new.object = (kind, history.became[target])
    new.name, new.tagger, new.tag_timezone = old.name, CANDIDATE, 0
    new.tag_time = _FIRST_DAY
    new.message = _message(history, old.message or b"")
    if old.signature:
        history.work.removed("signatures", history.place)
    history.keep(old.id, new)


def _message(history: _History, message: bytes) -> bytes:
    kept, gone = _TRAILERS.subn(b"", message)
    if gone:
        history.work.removed("trailers of commit messages", history.place)
    text = kept.decode("utf-8", "replace")
    for line, what in history.work.names.lines(text):
        history.work.flagged(
            f"{what} in a commit message", f"{history.place or 'commit'} {history.commits}, line {line}"
        )
    return kept


def _tree(history: _History, old: ShaFile, place: str, depth: int) -> ObjectID:
    if not isinstance(old, Tree) or depth > 200:
        raise TypeError("no folder")
    if old.id in history.became:
        return history.became[old.id]
    new = Tree()
    for name, mode, sha in old.items():
        shown = name.decode("utf-8", "replace")
        within = f"{place}/{shown}" if place else shown
        history.work.search_name(shown, "file", within)
        if mode == _SUBMODULE:
            new.add(name, mode, sha)
        elif mode == _FOLDER:
            new.add(name, mode, _tree(history, history.old[sha], within, depth + 1))
        else:
            new.add(name, mode, _blob(history, history.old[sha], shown, within, link=mode == _SYMLINK))
    return history.keep(old.id, new)


def _blob(history: _History, old: ShaFile, name: str, place: str, *, link: bool = False) -> ObjectID:
    if not isinstance(old, Blob):
        raise TypeError("no file")
    if old.id in history.became:
        return history.became[old.id]
    content = old.data
    history.work.enter(place)
    if link:
        history.work.search(content.decode("utf-8", "replace"), place)
    cleaned = content if link else history.scrub(history.work, content, name, place).content
    return history.keep(old.id, Blob.from_string(cleaned))


def _written(references: Mapping[Ref, ObjectID], history: _History) -> bytes:
    out = io.BytesIO()
    out.write(START[0])
    for name, one in references.items():
        out.write(one + b" " + name + b"\n")
    out.write(b"\n")
    reached = _reached(list(references.values()), history.new)
    write_pack_objects(
        out, [(history.new[name], None) for name in reached], object_format=DEFAULT_OBJECT_FORMAT, deltify=False
    )
    return out.getvalue()


def _reached(starts: list[ObjectID], objects: dict[ObjectID, ShaFile]) -> list[ObjectID]:
    """What the references lead to, each once."""
    found: dict[ObjectID, None] = {}
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name in found or name not in objects:
            continue
        found[name] = None
        one = objects[name]
        waiting.extend(_before(one))
        if isinstance(one, Commit):
            waiting.append(one.tree)
        elif isinstance(one, Tree):
            waiting.extend(sha for _, mode, sha in one.items() if mode != _SUBMODULE)
    return list(found)
