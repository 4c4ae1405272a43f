"""The identity of the built-in rubric and policy, which every employer has until it publishes its own.

The policy's numbers are the defaults of `shared.judgement.policy`; the rubric's text stands in evaluation.
"""

from uuid import UUID

DEFAULT_POLICY_ID = UUID("018f0000-0000-7000-8000-000000000001")
DEFAULT_POLICY_VERSION = 1
DEFAULT_RUBRIC_ID = UUID("018f0000-0000-7000-8000-000000000002")
DEFAULT_RUBRIC_VERSION = 1
