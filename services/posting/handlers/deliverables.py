"""Use cases of deliverables: candidates hand over, supervisors accept, send back or do without."""

from dataclasses import dataclass
from uuid import UUID

from services.posting.domain import engagement as domain
from services.posting.domain.deliverable import DeliverableVersion, checked_link
from services.posting.domain.engagement import Engagement
from services.posting.domain.scrub import Copy, scrubbed
from services.posting.handlers.engagements import commit, load_own
from services.posting.store import engagements as store
from shared.blobs import BlobReader, Blobs, Missing
from shared.messaging import Transaction
from shared.rules import Finding, Invalid, NotFound, Stale


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that lies in the store: as it came, and its reviewer's copy."""

    sha256: str
    size_bytes: int
    copy: Copy
    copy_sha256: str


def keep(raw: Blobs, copies: Blobs, content: bytes, name: str, *, claimed_sha256: str) -> Kept:
    """Puts a file into the store, before any transaction; takes a while. Raises `Invalid`, and then keeps nothing.

    What no version refers to in the end is an orphan that harms nobody.
    """
    copy = scrubbed(content, name)
    sha256 = raw.digest(content)
    if claimed_sha256.lower() != sha256:
        problem = f"the file that arrived has {sha256}: send it again, or mend the digest"
        raise Invalid(Finding("sha256", "does_not_match", problem))
    raw.put(content)
    return Kept(sha256, len(content), copy, copies.put(copy.content))


async def deliver_file(
    tx: Transaction, engagement_id: UUID, deliverable_id: UUID, kept: Kept, *, person_id: UUID
) -> Engagement:
    """One version as a file that is kept already."""
    engagement = await load_own(tx, engagement_id, person_id)
    number = engagement.deliverable(deliverable_id).latest + 1
    position = [one.id for one in engagement.deliverables].index(deliverable_id) + 1
    version = DeliverableVersion(
        number,
        "file",
        tx.now,
        sha256=kept.sha256,
        size_bytes=kept.size_bytes,
        media_type=kept.copy.media_type,
        copy_sha256=kept.copy_sha256,
        copy_size_bytes=len(kept.copy.content),
        copy_name=f"deliverable-{position}-v{number}.{kept.copy.extension}",
        removed=kept.copy.removed,
    )
    events = domain.deliver(engagement, deliverable_id, version, at=tx.now)
    return await commit(tx, engagement, events, actor=f"candidate:{person_id}")


async def deliver_link(
    tx: Transaction, engagement_id: UUID, deliverable_id: UUID, link: str, *, person_id: UUID
) -> Engagement:
    """One version as a link."""
    engagement = await load_own(tx, engagement_id, person_id)
    number = engagement.deliverable(deliverable_id).latest + 1
    version = DeliverableVersion(number, "link", tx.now, link=checked_link(link))
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


def reviewers_copy(copies: BlobReader, engagement: Engagement, deliverable_id: UUID, number: int) -> tuple[Copy, str]:
    """The copy of one version and its neutral name; raises `NotFound` for a link too."""
    for version in engagement.deliverable(deliverable_id).versions:
        if version.number == number and version.copy_sha256 and version.media_type and version.copy_name:
            try:
                content = copies.get(version.copy_sha256)
            except Missing as error:
                raise NotFound("file", version.copy_sha256) from error
            extension = version.copy_name.rpartition(".")[2]
            return Copy(content, version.media_type, extension, version.removed), version.copy_name
    raise NotFound("file", deliverable_id)


async def _supervised(tx: Transaction, engagement_id: UUID, by: UUID, version: int | None) -> Engagement:
    """Somebody else's to supervise is not found."""
    engagement = await store.load_for_update(tx.conn, engagement_id)
    if engagement.supervisor_id != by:
        raise NotFound("engagement", engagement_id)
    if version is not None and version != engagement.version:
        raise Stale("engagement", engagement_id, version, engagement.version)
    return engagement
