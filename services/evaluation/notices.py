"""What reviewers and operators are told about a reviewer: that calibration failed, that marks have moved.

What differed is told only once the gate has decided. A notice changes no score, and no candidate gets one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from services.evaluation.domain.gold import GoldItem
from services.evaluation.domain.known import Member
from services.evaluation.domain.rubric import Ref, Rubric
from services.evaluation.read_models import members
from services.evaluation.store import gold, reviewers, rubrics
from shared.judgement.calibration import LEVELS_APART
from shared.mail import Mail
from shared.messaging import Delivery, Lapsed, Transaction, Undeliverable
from shared.web import templates

TEMPLATES = templates(Path(__file__).parent / "templates")


@dataclass(frozen=True, slots=True)
class Letter:
    """`rows` are lines under the paragraphs."""

    subject: str
    paragraphs: tuple[str, ...]
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notices:
    """Makes mails whose links begin with `public_url`."""

    public_url: str

    async def prepare(self, tx: Transaction, delivery: Delivery) -> Mail:
        """The mail; `Lapsed` when whoever it is for, or about, has left."""
        said = delivery.payload
        receiver = await members.find(tx.conn, UUID(said["to"]))
        reviewer = await members.find(tx.conn, UUID(said["about"]))
        rubric = await rubrics.find(tx.conn, Ref(UUID(said["rubric_id"]), said["rubric_version"]))
        if rubric is None:
            raise Undeliverable(f"rubric {said['rubric_id']} of version {said['rubric_version']} is not known")
        if receiver is None or not receiver.active or reviewer is None:
            raise Lapsed("the member has left")
        letter = await _letter(tx, said["kind"], reviewer, rubric)
        given = {
            "subject": letter.subject,
            "paragraphs": letter.paragraphs,
            "rows": letter.rows,
            "link": f"{self.public_url.rstrip('/')}/reviews",
        }
        return Mail(
            key=str(delivery.id),
            to=receiver.email,
            subject=letter.subject,
            text=TEMPLATES.get_template("about_reviewer.txt").render(given),
            html=TEMPLATES.get_template("about_reviewer.html").render(given),
        )


async def _letter(tx: Transaction, kind: str, reviewer: Member, rubric: Rubric) -> Letter:
    if kind == "training":
        return Letter(
            f"Your marks and the experts': {rubric.name}",
            (
                "Some of the works that you reviewed had been marked by experts before.",
                "Your marks were too far from theirs to count yet: somebody will go through the anchors with you.",
                "Your marks beside theirs, where they differ:",
            ),
            tuple(
                [
                    line
                    for item, points in await _marked(tx, reviewer.id, rubric.ref)
                    for line in _lines(item, points, rubric)
                ]
            ),
        )
    shift = await reviewers.latest_shift(tx.conn, reviewer.id, rubric.ref)
    how = "stricter" if shift > 0 else "more generous"
    if kind == "drift_own":
        return Letter(
            f"Your marks have become {how}: {rubric.name}",
            (
                f"Over the last 90 days you scored {abs(shift):.1f} points of 100 {how} than in the 90 days before.",
                "No score was changed for it. Read the anchors again before your next review.",
            ),
        )
    return Letter(
        f"{reviewer.name} marks differently than before: {rubric.name}",
        (
            f"{reviewer.name} scored {abs(shift):.1f} points of 100 {how} in the last 90 days than in the 90 before.",
            "No score was changed for it, and the reviewer was told.",
            "Talk about the anchors, or void a scorecard that is wrong: both are for people to decide.",
        ),
    )


async def _marked(tx: Transaction, member_id: UUID, ref: Ref) -> list[tuple[GoldItem, Mapping[str, int | None]]]:
    """What was decided on, oldest first."""
    given = (await gold.reviews(tx.conn, ref, [member_id])).get(member_id, [])
    return [
        (await gold.load(tx.conn, one.item_id), await gold.points(tx.conn, one.review_id))
        for one in given
        if one.decided
    ]


def _lines(item: GoldItem, points: Mapping[str, int | None], rubric: Rubric) -> Iterator[str]:
    """One per criterion that differs; those that are far off say so."""
    notes = {one.criterion: one for one in item.reference}
    for criterion in rubric.criteria:
        given, reference = points.get(criterion.id), notes[criterion.id]
        if given is None or given == reference.points:
            continue
        apart = abs(criterion.points.index(given) - criterion.points.index(reference.points))
        far = f" ({apart} levels apart)" if apart >= LEVELS_APART else ""
        yield f"{item.title}, {criterion.name}: you {given}, experts {reference.points}{far}. {reference.note}"
