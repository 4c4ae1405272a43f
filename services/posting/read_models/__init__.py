"""Every SQL statement on views: what other services have said, kept as posting needs it."""
