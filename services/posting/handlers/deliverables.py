"""Use cases of deliverables: candidates hand over, supervisors accept, send back or do without."""

import asyncio
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import unquote
from uuid import UUID

from services.posting.domain import engagement as domain
from services.posting.domain.candidate import Identity
from services.posting.domain.deliverable import DeliverableVersion
from services.posting.domain.engagement import Engagement
from services.posting.domain.scrub.names import Names
from services.posting.domain.scrub.report import Outcome, Trace, words
from services.posting.handlers.engagements import commit, load_own
from services.posting.scrubber import Scrubbed, Scrubber
from services.posting.snapshots import Snapshots
from services.posting.store import candidates
from services.posting.store import engagements as store
from shared.blobs import BlobReader, Blobs, Missing
from shared.blobs.blob import digest_of_file, size_of
from shared.messaging import Transaction
from shared.privacy import Vault
from shared.rules import Finding, Invalid, NotFound, Stale


@dataclass(frozen=True, slots=True)
class Desk:
    """What it takes to keep what is handed over: both parts of the store, the scrubber, the way to links."""

    raw: Blobs
    copies: Blobs
    scrubber: Scrubber
    snapshots: Snapshots


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that lies in the store: as it came, and its reviewer's copy. `withheld`: its address names somebody."""

    sha256: str
    size_bytes: int
    media_type: str
    extension: str
    copy_sha256: str
    copy_size_bytes: int
    report: tuple[Trace, ...]
    link: str | None = None
    withheld: bool = False


async def expected(
    tx: Transaction, vault: Vault, engagement_id: UUID, deliverable_id: UUID, *, person_id: UUID
) -> tuple[UUID, Identity]:
    """The employer, and who delivers: asked before a byte of the work is looked at.

    Whether it is still time to deliver is asked in the transaction that does: a repeated request gets its old answer.
    """
    engagement = await store.load(tx.conn, engagement_id)
    engagement.deliverable(deliverable_id)
    return engagement.employer_id, (await candidates.load(tx.conn, vault, person_id)).identity


async def keep_file(desk: Desk, file: BinaryIO, name: str, identity: Identity, *, claimed_sha256: str) -> Kept:
    """Puts a file into the store, outside of any transaction; takes a while. Raises `Invalid`, and then keeps nothing.

    What no version refers to in the end is an orphan that harms nobody.
    """
    sha256 = await asyncio.to_thread(digest_of_file, file)
    if claimed_sha256.lower() != sha256:
        problem = f"the file that arrived has {sha256}: send it again, or mend the digest"
        raise Invalid(Finding("sha256", "does_not_match", problem))
    copy = await desk.scrubber.scrub(file, name, identity)
    with copy.file:
        return await _stored(desk, file, copy, sha256=sha256)


async def keep_link(desk: Desk, link: str, identity: Identity) -> Kept:
    """The same with what a link leads to now."""
    taken = await desk.snapshots.take(link)
    with taken.file:
        try:
            copy = await desk.scrubber.scrub(taken.file, taken.name, identity, page=taken.page)
        except Invalid as error:
            found = (Finding("link", one.rule, f"what it leads to: {one.message}") for one in error.findings)
            raise type(error)(*found) from error
        names = Names(identity)
        named = {what for address in taken.addresses for what in names.found(unquote(address))}
        flags = tuple(Trace(Outcome.FLAGGED, f"{what} in the address of the link") for what in sorted(named))
        with copy.file:
            return await _stored(desk, taken.file, copy, link=taken.addresses[0], flags=flags)


async def _stored(
    desk: Desk,
    file: BinaryIO,
    copy: Scrubbed,
    *,
    sha256: str | None = None,
    link: str | None = None,
    flags: tuple[Trace, ...] = (),
) -> Kept:
    return Kept(
        sha256=await asyncio.to_thread(desk.raw.put, file, sha256),
        size_bytes=size_of(file),
        media_type=copy.media_type,
        extension=copy.extension,
        copy_sha256=await asyncio.to_thread(desk.copies.put, copy.file, copy.sha256),
        copy_size_bytes=copy.size_bytes,
        report=flags + copy.report,
        link=link,
        withheld=bool(flags),
    )


async def deliver(
    tx: Transaction, engagement_id: UUID, deliverable_id: UUID, kept: Kept, *, person_id: UUID
) -> Engagement:
    """One version of what is kept already."""
    engagement = await load_own(tx, engagement_id, person_id)
    number = engagement.deliverable(deliverable_id).latest + 1
    position = [one.id for one in engagement.deliverables].index(deliverable_id) + 1
    version = DeliverableVersion(
        number,
        "file" if kept.link is None else "link",
        tx.now,
        link=kept.link,
        sha256=kept.sha256,
        size_bytes=kept.size_bytes,
        media_type=kept.media_type,
        copy_sha256=kept.copy_sha256,
        copy_size_bytes=kept.copy_size_bytes,
        copy_name=f"deliverable-{position}-v{number}.{kept.extension}",
        removed=words(kept.report, Outcome.REMOVED),
        report=kept.report,
        withheld=kept.withheld,
    )
    events = domain.deliver(engagement, deliverable_id, version, at=tx.now)
    return await commit(tx, engagement, events, actor=f"candidate:{person_id}")


async def request_changes(
    tx: Transaction, engagement_id: UUID, deliverable_id: UUID, note: str, *, version: int | None, by: UUID
) -> Engagement:
    engagement = await _supervised(tx, engagement_id, by, version)
    events = domain.request_changes(engagement, deliverable_id, note, by, at=tx.now)
    return await commit(tx, engagement, events, actor=f"member:{by}", why=note)


async def accept(
    tx: Transaction, engagement_id: UUID, deliverable_id: UUID, *, version: int | None, by: UUID
) -> Engagement:
    engagement = await _supervised(tx, engagement_id, by, version)
    events = domain.accept(engagement, deliverable_id, by, at=tx.now)
    return await commit(tx, engagement, events, actor=f"member:{by}")


async def waive(
    tx: Transaction, engagement_id: UUID, deliverable_id: UUID, why: str, *, version: int | None, by: UUID
) -> Engagement:
    """The supervisor does without it."""
    engagement = await _supervised(tx, engagement_id, by, version)
    events = domain.waive(engagement, deliverable_id, by, at=tx.now)
    return await commit(tx, engagement, events, actor=f"member:{by}", why=why)


def reviewers_copy(
    copies: BlobReader, engagement: Engagement, deliverable_id: UUID, number: int
) -> tuple[bytes, str, str]:
    """The copy of one version, its media type and its neutral name; raises `NotFound` for a link without a snapshot."""
    for version in engagement.deliverable(deliverable_id).versions:
        if version.number == number and version.copy_sha256 and version.media_type and version.copy_name:
            try:
                return copies.get(version.copy_sha256), version.media_type, version.copy_name
            except Missing as error:
                raise NotFound("file", version.copy_sha256) from error
    raise NotFound("file", deliverable_id)


async def _supervised(tx: Transaction, engagement_id: UUID, by: UUID, version: int | None) -> Engagement:
    """Somebody else's to supervise is not found."""
    engagement = await store.load_for_update(tx.conn, engagement_id)
    if engagement.supervisor_id != by:
        raise NotFound("engagement", engagement_id)
    if version is not None and version != engagement.version:
        raise Stale("engagement", engagement_id, version, engagement.version)
    return engagement
