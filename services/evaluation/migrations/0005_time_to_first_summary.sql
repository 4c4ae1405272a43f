-- How long projects wait for their first summary; null where one of the two was before this release.
ALTER TABLE known_projects ADD COLUMN published_at timestamptz, ADD COLUMN first_summary_at timestamptz;
