"""The posting service: who wants what done, who does it, and every person's identity."""
