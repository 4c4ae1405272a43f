"""The random mix."""
