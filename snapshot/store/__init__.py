"""Where runs are kept: one protocol, and the SQL store that fulfils it on SQLite and PostgreSQL."""
