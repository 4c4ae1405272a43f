"""How work is judged: pure functions over numbers and opaque ids, usable by anybody without any service.

`panel` turns scorecards into scores with their uncertainty, `recommendation` turns those into a recommendation or one
more review, `assignment` says who reviews whom, `commitment` seals cards, `diagnostics` looks at reviewers,
`sensitivity` asks what would change the outcome, `words` says it in plain language.
"""
