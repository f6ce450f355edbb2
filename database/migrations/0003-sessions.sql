-- Who is logged in. The browser has a random token; here is its SHA-256.
create table sessions (
  token_hash text primary key,
  person_id uuid not null references persons,
  method text not null check (method in ('eid', 'itsme', 'app')),
  -- For ending the session at the identity service too.
  id_token text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_by_expiry on sessions (expires_at);

-- Logins under way: what the identity service's answer must match. Bound to the browser by a cookie.
create table logins (
  token_hash text primary key,
  state text not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  created_at timestamptz not null default now()
);
