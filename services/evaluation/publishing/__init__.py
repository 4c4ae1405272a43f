"""Every event out: one module per aggregate maps a domain event to its contract, or says that it stays inside."""
