"""A judged project as its services would tell of it: six pieces of work, three reviewers, real numbers."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from shared.contracts import evaluation_v1, posting_v1
from shared.contracts.contract import Money, PolicyRef, RubricRef
from shared.contracts.defaults import DEFAULT_POLICY_ID, DEFAULT_RUBRIC_ID
from shared.judgement import words
from shared.judgement.panel import Scorecard, estimate, scorecard_scores
from shared.judgement.policy import Policy
from shared.judgement.recommendation import recommend
from shared.judgement.rubric import Criterion, Level, Rubric
from shared.judgement.sensitivity import changes
from shared.messaging import Event, event_of

LEVELS = {
    "Problem framing": (
        "Restates the task.",
        "Names a question, not the decision it serves.",
        "Names the question and the decision.",
        "Names the business question, the decision it serves and what is left out.",
        "As before, and shows that another question would serve better.",
    ),
    "Analysis": (
        "No method to be seen.",
        "Method does not fit the data.",
        "Sound method, limits not stated.",
        "Sound method, limits stated, one check of the result.",
        "Sound method, tested against a rival, result survives.",
    ),
    "Communication": (
        "Findings cannot be found.",
        "Findings are listed; the reader must draw the conclusion.",
        "Conclusion is there but must be searched for.",
        "Conclusion first, each chart supports one sentence.",
        "As before, and each reader finds their part at once.",
    ),
    "Reproducibility": (
        "Nothing runs.",
        "Runs after repair.",
        "Runs after one step by hand.",
        "Runs from start to end and gives the same figures.",
        "As before, on other data too.",
    ),
}
WEIGHTS = ("0.20", "0.35", "0.25", "0.20")
NOTES = {
    "A": (
        "Page 1 ties churn to the renewal desk's staffing decision.",
        "Hold-out by month, not at random. Good. Only one sensitivity check (sheet 3).",
        "Five charts before any statement. I could not say what to do after page 2.",
        "Runs after installing one package that is not listed.",
    ),
    "B": (
        "Scope box lists what was not looked at, with reasons.",
        "Compared with a plain rule and reported where the rule wins, notebook cell 41.",
        "The one-page brief (file 2) opens with the answer and the number.",
        "Ran top to bottom in 3 minutes, same figures.",
    ),
    "C": (
        "States the cost of a false alarm before choosing a metric.",
        "Clear on the missing 2024 data; reruns without it and says what changes.",
        "Brief is good; the report itself buries the answer on page 4.",
        "Seeds set; data path has to be edited by hand.",
    ),
}
LETTERS = ("A", "B", "C")
CARDS = {
    "Candidate 7": ((4, 4, 2, 3), (4, 5, 4, 4), (4, 5, 3, 3)),
    "Candidate 2": ((4, 5, 4, 5), (5, 5, 5, 4), (5, 5, 4, 5)),
    "Candidate 3": ((2, 2, 3, 2), (2, 3, 2, 2), (2, 2, 2, 2)),
    "Candidate 4": ((3, 3, 2, 3), (4, 3, 4, 3), (3, 3, 3, 4)),
    "Candidate 5": ((2, 3, 2, 2), (3, 3, 4, 3), (3, 3, 3, 3)),
    "Candidate 6": ((3, 3, 3, 4), (3, 4, 4, 4), (4, 3, 4, 4)),
}
OVERALL = {"Candidate 7": ("no", "strong_yes", "yes")}


def rubric() -> Rubric:
    return Rubric(
        tuple(
            Criterion(
                id=name.lower().replace(" ", "-"),
                weight=weight,
                levels=tuple(Level(points, anchor) for points, anchor in enumerate(anchors, start=1)),
                name=name,
            )
            for (name, anchors), weight in zip(LEVELS.items(), WEIGHTS, strict=True)
        )
    )


def scorecards() -> list[Scorecard]:
    ids = [criterion.id for criterion in rubric().criteria]
    return [
        Scorecard(candidate, letter, dict(zip(ids, card, strict=True)))
        for candidate, cards in CARDS.items()
        for letter, card in zip(LETTERS, cards, strict=True)
    ]


ROLES = {
    "manager": "hiring_manager",
    "finance": "approver",
    "people": "approver",
    "partner": "hr_partner",
    "reviewer-1": "reviewer",
    "reviewer-2": "reviewer",
}


@dataclass
class Firm:
    """One employer with its staff, a project and an engagement for every candidate."""

    name: str = "Example Ltd"
    id: UUID = field(default_factory=uuid4)
    project_id: UUID = field(default_factory=uuid4)
    policy: tuple[UUID, int] = (DEFAULT_POLICY_ID, 1)
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    members: dict[str, UUID] = field(
        default_factory=lambda: {
            name: uuid4() for name in ("manager", "finance", "people", "partner", "reviewer-1", "reviewer-2")
        }
    )
    engagements: dict[str, UUID] = field(default_factory=lambda: {label: uuid4() for label in CARDS})
    evaluations: dict[str, UUID] = field(default_factory=lambda: {label: uuid4() for label in CARDS})
    subjects: dict[str, UUID] = field(default_factory=lambda: {label: uuid4() for label in CARDS})
    sequences: dict[UUID, int] = field(default_factory=dict)

    def event(self, fact: Any, key: UUID) -> Event[Any]:
        """The next event of that aggregate."""
        self.sequences[key] = self.sequences.get(key, 0) + 1
        return event_of(fact, key=key, sequence=self.sequences[key], employer_id=self.id)

    def subject(self, member: str) -> str:
        return f"{self.id}-{member}"

    def joined(self, *names: str) -> list[Event[Any]]:
        return [
            self.event(
                posting_v1.MemberJoined(
                    member_id=self.members[name],
                    subject=self.subject(name),
                    name=f"Member {name}",
                    email=f"{name}@example.com",
                    roles=[ROLES[name]],
                    time_zone="Europe/Berlin",
                    language="en",
                ),
                self.members[name],
            )
            for name in names or self.members
        ]

    def published(self) -> Event[Any]:
        return self.event(
            posting_v1.ProjectPublished(
                project_id=self.project_id,
                employer_name=self.name,
                employer_time_zone="Europe/Berlin",
                title="Customer churn analysis",
                brief="Find the causes.",
                hours=20,
                fee=Money(amount="500.00", currency="EUR"),
                seats=6,
                deliverables=[],
                hiring_manager_member_id=self.members["manager"],
                supervisor_member_id=self.members["partner"],
                reviewer_member_ids=[self.members["reviewer-1"], self.members["reviewer-2"]],
                apply_by=self.now,
                deliver_by=self.now,
                review_by=self.now + timedelta(days=1),
                decide_by=self.decide_by,
                rubric=RubricRef(rubric_id=DEFAULT_RUBRIC_ID, version=1),
                policy=PolicyRef(policy_id=self.policy[0], version=self.policy[1]),
                published_at=self.now,
            ),
            self.project_id,
        )

    @property
    def decide_by(self) -> datetime:
        return (self.now + timedelta(days=3)).replace(hour=16, minute=0, second=0, microsecond=0)

    def confirmed(self, label: str = "Candidate 7") -> list[Event[Any]]:
        """The candidate has begun and delivered."""
        about = {"engagement_id": self.engagements[label], "project_id": self.project_id}
        return [
            self.event(
                posting_v1.EngagementConfirmed(
                    **about,
                    application_id=uuid4(),
                    subject_id=self.subjects[label],
                    candidate_label=label,
                    eligible_for_hire=True,
                    selected_by=self.members["manager"],
                    supervisor_member_id=self.members["partner"],
                ),
                self.engagements[label],
            ),
            self.event(
                posting_v1.EngagementCompleted(**about, deliverables=[], accepted_by=None), self.engagements[label]
            ),
        ]

    def reviewing(self, label: str = "Candidate 7", *, sealed: int = 1) -> list[Event[Any]]:
        """An evaluation with three reviews, so many of them sealed."""
        evaluation = self.evaluations[label]
        about = {
            "evaluation_id": evaluation,
            "engagement_id": self.engagements[label],
            "project_id": self.project_id,
        }
        opened = evaluation_v1.EvaluationOpened(
            **about,
            subject_id=self.subjects[label],
            candidate_label=label,
            rubric=RubricRef(rubric_id=DEFAULT_RUBRIC_ID, version=1),
            policy=PolicyRef(policy_id=self.policy[0], version=self.policy[1]),
            reviews_wanted=3,
        )
        reviewers = [self.members["reviewer-1"], self.members["reviewer-2"], uuid4()]
        reviews = [{**about, "review_id": uuid4(), "reviewer_member_id": who} for who in reviewers]
        facts: list[Any] = [opened]
        facts += [evaluation_v1.ReviewAssigned(**review, due_at=self.now) for review in reviews]
        facts += [
            evaluation_v1.ScorecardSealed(
                **review, scorecard_version=1, commitment="sha256:" + "c0" * 32, sealed=index, wanted=3
            )
            for index, review in enumerate(reviews[:sealed], start=1)
        ]
        return [self.event(fact, evaluation) for fact in facts]

    def summary(self, label: str = "Candidate 7", *, version: int = 1, **changed: Any) -> Event[Any]:
        """Computed by the method itself from the cards above."""
        fact = evaluation_v1.EvaluationSummaryPublished.model_validate(self._summary(label, version) | changed)
        return self.event(fact, self.evaluations[label])

    def _summary(self, label: str, version: int) -> dict[str, Any]:
        policy, cards = Policy(), scorecards()
        panel = estimate(rubric(), policy, cards)
        found, advice = panel.candidates[label], recommend(panel, policy)[label]
        assert found.interval is not None
        return {
            "evaluation_id": self.evaluations[label],
            "engagement_id": self.engagements[label],
            "project_id": self.project_id,
            "subject_id": self.subjects[label],
            "candidate": label,
            "candidate_label": label,
            "project_title": "Customer churn analysis",
            "summary_version": version,
            "supersedes": version - 1 or None,
            "headline": words.headline(
                found.chance, reviews=3, wanted=policy.min_reviews, more_wanted=advice.request_reviews > 0
            ),
            "explanation": "",
            "method": "additive-panel/1",
            "rubric": {"rubric_id": DEFAULT_RUBRIC_ID, "version": 1},
            "rubric_name": "Analysis project",
            "rubric_digest": "sha256:" + "ab" * 32,
            "policy": {"policy_id": self.policy[0], "version": self.policy[1]},
            "policy_numbers": policy.numbers(),
            "bar": f"{policy.bar:.2f}",
            "strong_bar": f"{policy.strong_bar:.2f}",
            "reviews": 3,
            "reviewers_calibrated": False,
            "raw_score": f"{found.raw:.2f}",
            "score": f"{found.score:.2f}",
            "adjustment": f"{found.adjustment:.2f}",
            "sd": f"{found.sd:.2f}",
            "interval": [f"{edge:.2f}" for edge in found.interval],
            "rank": found.rank,
            "candidates_judged": len(CARDS),
            "chance": f"{found.chance:.4f}",
            "chance_strong": f"{found.chance_strong:.4f}",
            "recommendation": advice.value,
            "recommendation_reason": advice.reason,
            "posterior": [
                {"weight": repr(p.weight), "mean": repr(p.mean), "scale": repr(p.scale), "degrees": repr(p.degrees)}
                for p in found.posterior
            ],
            "criteria": _criteria(label),
            "reviewers": _reviewers(label, panel),
            "sensitivity": [
                {
                    "change": change.change,
                    "chance": f"{change.chance:.4f}",
                    "recommendation": change.recommendation,
                    "flips": change.flips,
                }
                for change in changes(rubric(), policy, cards, label, {letter: letter for letter in LETTERS})
            ],
            "panel": {
                "candidates": len(CARDS),
                "reviewers": 3,
                "scorecards": len(cards),
                "sd_reviewer": f"{panel.sd_reviewer:.2f}",
                "sd_residual": f"{panel.sd_residual:.2f}",
                "separation": f"{panel.separation['p']:.4f}" if panel.separation["p"] is not None else None,
            },
            "panel_input": {
                "scorecards": [
                    {"candidate": c.candidate, "reviewer": c.reviewer, "ratings": dict(c.ratings)} for c in cards
                ]
            },
            "deliverables": [
                {"deliverable_id": uuid4(), "title": "Report", "version": 2, "kind": "file"},
                {"deliverable_id": uuid4(), "title": "Notebook", "version": 1, "kind": "link"},
            ],
            "hiring_manager_member_id": self.members["manager"],
            "decide_by": self.decide_by,
            "last_sealed_at": self.now,
            "published_at": self.now,
        }


def _criteria(label: str) -> list[dict[str, Any]]:
    told = []
    for index, criterion in enumerate(rubric().criteria):
        points = [card[index] for card in CARDS[label]]
        told.append(
            {
                "criterion_id": criterion.id,
                "name": criterion.name,
                "question": "",
                "weight": criterion.weight,
                "levels": [{"points": level.points, "anchor": level.anchor} for level in criterion.levels],
                "ratings": [
                    {
                        "reviewer": letter,
                        "points": chosen,
                        "anchor": criterion.levels[chosen - 1].anchor,
                        "note": NOTES[letter][index] if label == "Candidate 7" else "",
                    }
                    for letter, chosen in zip(LETTERS, points, strict=True)
                ],
                "mean": f"{sum(points) / len(points):.2f}",
                "agreement": words.agreement([chosen - 1 for chosen in points]),
            }
        )
    return told


def _reviewers(label: str, panel: Any) -> list[dict[str, Any]]:
    scores = {card.reviewer: y for card, _, y in scorecard_scores(rubric(), scorecards()) if card.candidate == label}
    return [
        {
            "reviewer": letter,
            "overall": overall,
            "score": f"{scores[letter]:.2f}",
            "leniency": f"{-panel.reviewers[letter].severity:.2f}",
        }
        for letter, overall in zip(LETTERS, OVERALL.get(label, ("yes",) * 3), strict=True)
    ]


TERMS = {
    "job_title": "Data analyst",
    "salary": {"amount": "52000.00", "currency": "EUR"},
    "salary_period": "year",
    "employment_type": "full_time",
    "weekly_hours": 40,
    "location": "Berlin",
    "start_on": (datetime.now(UTC) + timedelta(days=40)).date().isoformat(),
}
