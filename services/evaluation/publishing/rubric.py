"""What leaves the service about rubrics."""

from services.evaluation.domain.rubric import Published
from shared.contracts import Contract, evaluation_v1


def outgoing(event: Published) -> Contract:
    rubric = event.rubric
    return evaluation_v1.RubricPublished(
        rubric_id=rubric.id,
        version=rubric.version,
        name=rubric.name,
        digest=rubric.digest,
        criteria=[
            evaluation_v1.RubricCriterion(
                criterion_id=criterion.id,
                name=criterion.name,
                question=criterion.question,
                weight=str(criterion.weight),
                evidence_required=criterion.evidence_required,
                levels=[
                    evaluation_v1.RubricLevel(points=level.points, anchor=level.anchor) for level in criterion.levels
                ],
            )
            for criterion in rubric.criteria
        ],
    )
