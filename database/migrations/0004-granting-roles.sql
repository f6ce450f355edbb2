-- Roles are granted and withdrawn by the organisation's DPO. A withdrawn one stays on record and no longer counts, from
-- that moment on.
alter table roles drop constraint roles_pkey;
alter table roles
  add column id uuid primary key default gen_random_uuid(),
  add column granted_by uuid references persons,
  add column granted_at timestamptz not null default now(),
  add column withdrawn_at timestamptz;
create index roles_by_person on roles (person_id, nis);

create or replace view active_roles as
  select person_id, nis, role from roles
  where withdrawn_at is null
    and (now() at time zone 'Europe/Brussels')::date between starts_on and coalesce(ends_on, 'infinity');
