-- The public keys (JWK) that deliveries were sealed with, for whoever checks a seal. Each is here before anything that it
-- sealed leaves the house. Never a private one.
create table delivery_keys (
  kid text primary key,
  public_key jsonb not null check (not public_key ? 'd'),
  first_used_at timestamptz not null default clock_timestamp(),
  last_used_at timestamptz not null default clock_timestamp(),
  -- When it had to be given up because others may have had it: never published again.
  revoked_at timestamptz
);

-- Each try to send a version to FPS MI.
create table delivery_attempts (
  report_id text not null,
  version int not null,
  number int not null,
  started_at timestamptz not null default clock_timestamp(),
  -- The key that it was sealed with.
  kid text not null references delivery_keys,
  -- The answer in short: its HTTP status, if there was one, and what it said. Null while it is under way, and when the
  -- process ended before an answer was noted.
  status int,
  answer text,
  duration_ms int,
  primary key (report_id, version, number),
  foreign key (report_id, version) references deliveries
);
