-- In which project a review is: its reviewer is told nothing of that project's judgement, also while the engagement has
-- not been told of yet. Null in rows of releases before, whose engagements are known by now.
ALTER TABLE known_reviews ADD COLUMN project_id uuid;
