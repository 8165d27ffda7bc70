"""Tables to classified tables: which kind of list, which column has which role, which rows are records."""
