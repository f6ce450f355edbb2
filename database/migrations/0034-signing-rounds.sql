-- The reports that a person has asked to sign with one identification: what the page about the result shows. The signatures are
-- commands and rows of `signatures`, as always. Rows are deleted after a week.
create table signing_rounds (
  id uuid primary key,
  person_id uuid not null references persons,
  created_at timestamptz not null default now(),
  -- [{reportId, role, version, commandId, ended}]; `ended`: a code where no recorded command tells how it ended, otherwise null.
  items jsonb not null
);
create index signing_rounds_by_day on signing_rounds (created_at);
