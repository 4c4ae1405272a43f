"""How good the delivered work is and how sure we are: rubrics, blind reviews, sealed scorecards, summaries."""
