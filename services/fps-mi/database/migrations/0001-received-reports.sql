-- The municipalities, each with one OCMW: whose reports are taken, and by which name they are shown.
create table municipalities (
  nis text primary key check (nis ~ '^[0-9]{5}$'),
  name_nl text not null,
  name_fr text not null,
  name_de text not null
);

-- The last serial number given out, one row for each form, year and municipality. Its row is the lock that keeps the
-- numbers free of gaps: a transaction that fails gives its number back. A sequence would not.
create table serials (
  form text not null,
  year int not null,
  nis text not null references municipalities,
  last int not null,
  primary key (form, year, nis)
);

create table received_reports (
  reference text primary key,
  form text not null,
  year int not null,
  nis text not null references municipalities,
  serial int not null,
  version int not null,
  -- Canonical JSON (RFC 8785), to the letter: its SHA-256 is content_hash.
  content text not null,
  content_hash text not null,
  -- In cents; below zero where the advance was larger than what was justified.
  payable bigint not null,
  signatures jsonb not null,
  idempotency_key text not null unique,
  -- SHA-256 of the whole delivery: the same key with another one is refused.
  delivery_hash text not null,
  -- In whole milliseconds, as it is told to the sender.
  received_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  unique (form, year, nis, serial)
);
create index received_reports_newest on received_reports (received_at desc, serial desc, reference);
create index received_reports_by_municipality on received_reports (nis);
