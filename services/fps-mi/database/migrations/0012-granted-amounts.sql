-- What case handlers granted with campaigns: one list for each time, with the id of the command that carried it to the
-- campaign's workflow. A delivery must have the amounts of such a list. fps-mi writes and reads both tables; the preparation of
-- a demo writes them too.
create table grant_lists (
  id uuid primary key,
  form text not null,
  year integer not null,
  -- The case handler; null for the amounts of a demo.
  granted_by uuid,
  sent_at timestamptz not null default clock_timestamp(),
  -- When the campaign was known to have the list; null while that is not certain.
  confirmed_at timestamptz
);
create index on grant_lists (form, year);

-- An organisation that is not in a list is granted nothing by it.
create table granted_amounts (
  list_id uuid not null references grant_lists on delete cascade,
  nis text not null references municipalities,
  field text not null,
  cents bigint not null check (cents >= 0),
  primary key (list_id, nis, field)
);

-- A list that is confirmed stays as it is, also for the ministry's own service.
create function refuse_grant_change() returns trigger language plpgsql as $$
begin
  raise exception 'a confirmed list of granted amounts is final' using errcode = 'insufficient_privilege';
end $$;
create trigger grant_lists_are_final before update or delete on grant_lists
  for each row when (old.confirmed_at is not null) execute function refuse_grant_change();
