"""How each figure of the page is worked out, in sentences."""
