-- Files with granted amounts: what was read from each, until a case handler has confirmed it. It is kept for a day. A file that
-- was confirmed before its campaign is opened stays: the campaign opens with its amounts.
create table grant_uploads (
  -- From the form and the content of the file: sending the same file twice stores it once.
  id uuid primary key,
  form text not null,
  year integer not null,
  uploaded_by uuid not null references handlers,
  uploaded_at timestamptz not null default clock_timestamp(),
  -- The amounts of the file, and what the case handler should see before confirming.
  reading jsonb not null,
  confirmed_by uuid references handlers,
  confirmed_at timestamptz,
  -- All amounts of the form and year after it, as in granted_amounts.
  amounts jsonb,
  check ((confirmed_by is null) = (confirmed_at is null)),
  check ((amounts is null) = (confirmed_at is null))
);
create index on grant_uploads (form, year, confirmed_at);
create index on grant_uploads (uploaded_at) where confirmed_at is null;

create trigger grant_uploads_are_final before update or delete on grant_uploads
  for each row when (old.confirmed_at is not null) execute function refuse_grant_change();
