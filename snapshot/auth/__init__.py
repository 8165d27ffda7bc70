"""Whose token, cookie and address it is: pure checks, without the web framework and without the network."""
