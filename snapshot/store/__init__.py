"""Where runs are kept: one protocol, fulfilled by ``sql`` (SQLite, PostgreSQL) and ``supabase`` (a project there)."""
