-- The documents (PDF) of received reports, as the ministry makes them. Each is made once, and then served from here.
create table documents (
  reference text not null references received_reports,
  -- What the document says about the report: an acceptance makes another document.
  status text not null check (status in ('sent', 'accepted')),
  language text not null,
  bytes bytea not null,
  -- Of the bytes, in lower-case hexadecimal. Checked each time the document is read.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The moment that the document names as its own. The same moment gives the same bytes.
  made_at timestamptz not null,
  primary key (reference, status, language)
);
-- A PDF is compressed already.
alter table documents alter column bytes set storage external;
