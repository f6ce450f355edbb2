-- A table that somebody uploaded, read and not yet saved: kept for a preview, cleared away after a day.
create table uploads (
  id uuid primary key,
  report_id text not null,
  -- The table of the form.
  field text not null,
  file_name text not null,
  kept_by uuid not null references persons,
  kept_at timestamptz not null default now(),
  -- What came of reading it, as JSON; null while it is being read.
  outcome text
);
create index uploads_by_age on uploads (kept_at);

-- Which lines came from a file: those with this hash. While a report has them they are changed by file only. Beside the
-- contents, so that what is signed says the same however it was entered.
create table lines_from_files (
  report_id text not null,
  field text not null,
  -- SHA-256 of the lines in canonical JSON.
  lines_hash text not null check (lines_hash ~ '^[0-9a-f]{64}$'),
  file_name text not null,
  kept_by uuid not null references persons,
  kept_at timestamptz not null default now(),
  primary key (report_id, field, lines_hash)
);
