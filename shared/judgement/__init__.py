"""How work is judged: pure functions over numbers and opaque ids, usable by anybody without any service.

`scorecards` says what each card is worth, `panel` (with the arithmetic in `model`) turns them into scores with their
uncertainty, `recommendation` turns those into a recommendation or one more review, `sensitivity` asks what would
change it, `words` says it in plain language. `assignment` and `connection` say who reviews whom, `rubric` and `policy`
what may be asked and decided. `reliability`, `diagnostics`, `drift` and `calibration` look at ratings and reviewers.
`commitment` seals cards. `answers` (with `questions` and `reading`) answers JSON, `verification` and
`recomputation` check a log of events.
"""
