"""Whether the scoring method keeps its word, on simulated panels whose truth is known: `make judgement`.

- `scenarios`: which panels; `drawing`: works, reviewers and ratings by a seed. The truth about a work is what
  infinitely many reviewers would say on average.
- `judging`: what the shipped `shared.judgement` makes of one panel, counted against the truth; `policies`: whom
  to ask for one more review, and what comes of it.
- `figures`: counts of many panels as figures with standard errors; `goals`: what is asked of them; `report`, `page` and
  `plots`: how they are told.
"""
