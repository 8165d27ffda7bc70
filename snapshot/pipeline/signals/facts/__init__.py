"""Pack -> the documents that count, as arrays, with what was derived for each: age, balance, links."""
