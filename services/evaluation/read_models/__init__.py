"""Every SQL statement on views: what other services have said, and what people are shown."""
