"""Every SQL statement on views: what other services have said, kept as conversion needs it, and lists for pages."""
