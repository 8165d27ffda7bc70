-- The newest revision, for a host to ask without a visitor: a constant that stands in the published program.
create or replace function public.schema_revision() returns text
language sql immutable security invoker set search_path = '' as $$
    select '{revision}'
$$;
revoke all on function public.schema_revision() from public;
grant execute on function public.schema_revision() to anon, authenticated;

-- PostgREST learns of new functions, views and columns.
notify pgrst, 'reload schema';
