-- Who may enter the ministry's pages: case handlers, as the identity service knows them. A handler who left stays on
-- record, for what they decided, and may not enter any more.
create table handlers (
  id uuid primary key default gen_random_uuid(),
  issuer text not null,
  subject text not null,
  name text not null,
  email text not null,
  language text not null check (language in ('nl', 'fr', 'de')),
  withdrawn_at timestamptz,
  unique (issuer, subject)
);
create view active_handlers as
  select id, issuer, subject, name, email, language from handlers where withdrawn_at is null;

-- As in the application's schema: database/sessions.ts works on either.
create table sessions (
  token_hash text primary key,
  person_id uuid not null references handlers,
  method text not null check (method in ('eid', 'itsme', 'app')),
  id_token text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_by_expiry on sessions (expires_at);
create table logins (
  token_hash text primary key,
  state text not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  created_at timestamptz not null default now()
);
