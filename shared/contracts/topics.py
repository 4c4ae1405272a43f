"""Every Kafka topic, declared once: creation, ACLs, Strimzi resources and docs are generated from here."""

from dataclasses import dataclass
from datetime import timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: its name, the aggregate whose id is the key, who writes it and who reads it.

    `foreign` marks a topic that systems outside Journeywork write: its records are checked, never trusted.
    `max_message_bytes` is the broker's limit for one record batch; a larger event is refused before it is stored.
    """

    name: str
    key: str
    producer: str
    consumers: tuple[str, ...]
    summary: str
    partitions: int = 6
    retention: timedelta = 30 * _DAY
    max_message_bytes: int = 1_048_576
    foreign: bool = False


EMPLOYER = Topic("posting.employer.v1", "employer_id", "posting", (), "Employers as they register.", partitions=1)
MEMBER = Topic(
    "posting.member.v1",
    "member_id",
    "posting",
    ("evaluation", "conversion"),
    "Staff: roles, mail, time zone.",
)
PROJECT = Topic(
    "posting.project.v1",
    "project_id",
    "posting",
    ("evaluation", "conversion"),
    "Projects from draft to archive.",
)
APPLICATION = Topic("posting.application.v1", "application_id", "posting", ("conversion",), "Applications to projects.")
ENGAGEMENT = Topic(
    "posting.engagement.v1",
    "engagement_id",
    "posting",
    ("evaluation", "conversion"),
    "Selected candidates at work, and their deliverables.",
)
CANDIDATE = Topic(
    "posting.candidate.v1",
    "subject_id",
    "posting",
    ("evaluation", "conversion"),
    "Erasure of a person, by opaque id.",
)
RUBRIC = Topic(
    "evaluation.rubric.v1", "rubric_id", "evaluation", ("posting", "conversion"), "Published rubric versions."
)
EVALUATION = Topic(
    "evaluation.evaluation.v1",
    "evaluation_id",
    "evaluation",
    ("posting", "conversion"),
    "Evaluations with their reviews, scorecards and summaries.",
)
REVIEWER = Topic(
    "evaluation.reviewer.v1", "reviewer_member_id", "evaluation", (), "Calibration and drift of reviewers."
)
POLICY = Topic(
    "conversion.policy.v1",
    "policy_id",
    "conversion",
    ("posting", "evaluation"),
    "Conversion policies, whole, as they become active.",
)
RECOMMENDATION = Topic(
    "conversion.recommendation.v1",
    "recommendation_id",
    "conversion",
    ("posting", "evaluation"),
    "Recommendations and the decisions of people.",
)
OFFER = Topic("conversion.offer.v1", "offer_id", "conversion", ("posting",), "Offers from draft to answer.")
HIRE = Topic(
    "conversion.hire.v1",
    "hire_id",
    "conversion",
    ("posting",),
    "People who started, stayed, and how it went.",
)
HR_PROJECT = Topic(
    "hr.project.v1",
    "project in the HR system",
    "HR systems",
    ("posting",),
    "Projects that HR systems request.",
    foreign=True,
    max_message_bytes=4_194_304,
)
HR_REJECTIONS = Topic(
    "hr.rejections.v1",
    "hr_event_id",
    "posting",
    ("HR systems",),
    "HR events that were not accepted, with every finding.",
)
HR_OUTCOMES = Topic(
    "hr.outcomes.v1",
    "project_id",
    "posting",
    ("HR systems",),
    "What came of a project, with the HR system's own ids.",
)

TOPICS: tuple[Topic, ...] = (
    EMPLOYER, MEMBER, PROJECT, APPLICATION, ENGAGEMENT, CANDIDATE,
    RUBRIC, EVALUATION, REVIEWER,
    POLICY, RECOMMENDATION, OFFER, HIRE,
    HR_PROJECT, HR_REJECTIONS, HR_OUTCOMES,
)  # fmt: skip

SERVICES = ("posting", "evaluation", "conversion")

BY_NAME: dict[str, Topic] = {topic.name: topic for topic in TOPICS}


def consumers_of(service: str) -> tuple[str, ...]:
    """The consumers of a service, which are its groups in Kafka: one for each source that it reads, `hr` if foreign."""
    read = (topic for topic in TOPICS if service in topic.consumers)
    return tuple(dict.fromkeys(f"{service}.{'hr' if topic.foreign else topic.producer}" for topic in read))


def all_topics() -> tuple[Topic, ...]:
    """The registry, and the dead letters of every consumer."""
    return (*TOPICS, *(dead_letters(name) for service in SERVICES for name in consumers_of(service)))


def dead_letters(consumer: str) -> Topic:
    """Where a copy of each event goes that used up its attempts in this consumer; read by people, not by code."""
    return Topic(
        f"{consumer}.dlq",
        "key of the parked event",
        consumer.split(".", 1)[0],
        (),
        f"Dead letters of {consumer}.",
        partitions=1,
    )
