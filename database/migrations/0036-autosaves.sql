-- What a person was typing in a form and has not saved: offered to them again, never part of the report. The web service
-- reads and writes it; nobody else sees it.
create table autosaves (
  person_id uuid not null references persons,
  -- The report may not exist yet.
  report_id text not null,
  -- The version and the draft with which the page was made.
  version int not null,
  draft text not null check (draft ~ '^([0-9a-f]{64})?$'),
  -- The typed texts by the names of their fields, verbatim: also those that cannot be read as a value.
  texts jsonb not null,
  kept_at timestamptz not null default now(),
  primary key (person_id, report_id)
);
create index autosaves_by_age on autosaves (kept_at);
