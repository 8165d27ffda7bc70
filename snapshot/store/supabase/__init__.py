"""The store behind Supabase: PostgREST, with the visitor's own token."""
