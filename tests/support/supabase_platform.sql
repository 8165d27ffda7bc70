-- What a new Supabase project has before anyone adds a table: its roles, who signs in, and what it grants by itself.
-- Runs once in an empty database, as a superuser. {owner} owns the tables, as the role `postgres` of a project does.

do $$
begin
    if not exists (select from pg_roles where rolname = 'authenticator') then
        create role anon nologin noinherit;
        create role authenticated nologin noinherit;
        create role service_role nologin noinherit bypassrls;
        create role authenticator login noinherit;
        grant anon, authenticated, service_role to authenticator;
        alter role anon set statement_timeout = '3s';
        alter role authenticated set statement_timeout = '8s';
        alter role authenticator set statement_timeout = '8s';
        alter role authenticator set lock_timeout = '8s';
        create role {owner} login createrole createdb bypassrls;
        grant anon, authenticated, service_role to {owner};
    end if;
end $$;

create schema auth;
create table auth.users (
    id uuid primary key,
    email text unique,
    is_anonymous boolean not null default false,
    created_at timestamptz not null default now()
);
create function auth.uid() returns uuid language sql stable as $$
    select coalesce(
        nullif(current_setting('request.jwt.claim.sub', true), ''),
        (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
    )::uuid
$$;
create function auth.role() returns text language sql stable as $$
    select coalesce(
        nullif(current_setting('request.jwt.claim.role', true), ''),
        (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role')
    )::text
$$;
create function auth.jwt() returns jsonb language sql stable as $$
    select coalesce(
        nullif(current_setting('request.jwt.claim', true), ''), nullif(current_setting('request.jwt.claims', true), '')
    )::jsonb
$$;
grant usage on schema auth to anon, authenticated, service_role, {owner};
grant all on all tables in schema auth to {owner};

alter database {database} owner to {owner};
