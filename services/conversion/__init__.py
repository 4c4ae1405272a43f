"""The conversion service: what follows from an evaluation, and whether it becomes a job."""
