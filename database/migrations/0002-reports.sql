-- Where each report stands. The workflow decides; this is what people read.
create table reports (
  id text primary key,
  form text not null,
  year int not null,
  nis text not null references organisations,
  sequence int not null,
  version int not null,
  content_hash text not null,
  valid boolean not null,
  stage text not null check (stage in ('empty', 'incomplete', 'filledIn', 'halfSigned', 'sending', 'sent')),
  updated_at timestamptz not null,
  unique (form, year, nis)
);
create index reports_by_organisation on reports (nis);

create table report_versions (
  report_id text not null references reports,
  version int not null,
  -- Canonical JSON (RFC 8785), to the letter: its SHA-256 is content_hash.
  content text not null,
  content_hash text not null,
  saved_at timestamptz not null,
  saved_by uuid not null references persons,
  primary key (report_id, version)
);

create table signatures (
  report_id text not null,
  version int not null,
  role text not null check (role in ('chair', 'generalDirector')),
  content_hash text not null,
  signer uuid not null references persons,
  -- The name as it was when they signed.
  signer_name text not null,
  method text not null check (method in ('eid', 'itsme', 'app')),
  signed_at timestamptz not null,
  -- When a change of the content removed it.
  removed_at timestamptz,
  primary key (report_id, version, role),
  unique (report_id, version, signer),
  foreign key (report_id, version) references report_versions
);

-- The sending of one version to FPS MI.
create table deliveries (
  report_id text not null,
  version int not null,
  attempts int not null default 0,
  last_attempt_at timestamptz,
  -- What went wrong the last time; null when nothing did.
  last_problem text,
  reference text,
  received_at timestamptz,
  primary key (report_id, version),
  foreign key (report_id, version) references report_versions
);
