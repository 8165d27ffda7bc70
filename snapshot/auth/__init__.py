"""Checks of tokens, cookies and redirects, and rate limits. No web framework, no network."""
