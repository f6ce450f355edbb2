-- What a case handler confirms by a login that is under way; null for a login that begins a session.
alter table logins add column confirmation jsonb;

-- The keys that the identity service has published, each with the moment at which this was seen. A key stays known after
-- the identity service has taken it away, so that the proofs that it signed can be verified for ever.
create table identity_keys (
  -- The thumbprint of the key (RFC 7638).
  thumbprint text primary key,
  key jsonb not null,
  first_seen_at timestamptz not null default now()
);

-- The proof that a case handler released a batch, with what was stated.
alter table payment_batches add column release_proof jsonb;
