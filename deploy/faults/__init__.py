"""Faults on purpose: the shipped services on real servers, done to them what operations bring, and a count after it."""
