"""Classified tables to documents (invoices, quotes, payments, jobs, customers), merged over all files."""
