-- The schema public of a new project: whatever {owner} adds to it is granted to every visitor, unless that is taken back.

drop schema public cascade;
create schema public authorization pg_database_owner;
grant usage on schema public to anon, authenticated, service_role;
alter default privileges for role {owner} in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges for role {owner} in schema public grant all on functions to anon, authenticated, service_role;
alter default privileges for role {owner} in schema public grant all on sequences to anon, authenticated, service_role;
