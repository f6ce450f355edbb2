-- What was typed, on its way to being saved: kept here so that no history of a workflow has it, and so that a long form can
-- be filled in step by step. Never changed; what is old is cleared away.
create table drafts (
  report_id text not null,
  -- SHA-256 of `typed`: the same values are the same draft.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- Canonical JSON (RFC 8785): neither computed nor granted values.
  typed text not null,
  form_version int not null,
  kept_at timestamptz not null default now(),
  kept_by uuid not null references persons,
  primary key (report_id, hash)
);
create index drafts_by_age on drafts (kept_at);
