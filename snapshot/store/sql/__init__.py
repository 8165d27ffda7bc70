"""The store over SQL: SQLite or PostgreSQL."""
