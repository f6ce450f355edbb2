-- The documents (PDF) of received reports. Each is made once, and then served and attached to mails from here.
create table documents (
  report_id text not null,
  version int not null,
  -- What the document says about the report: a decision of FPS MI makes another document.
  status text not null check (status in ('sent', 'accepted')),
  language text not null,
  bytes bytea not null,
  -- Of the bytes, in lower-case hexadecimal. Checked each time the document is read.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The moment that the document names as its own. The same moment gives the same bytes.
  made_at timestamptz not null,
  primary key (report_id, version, status, language),
  foreign key (report_id, version) references report_versions
);
-- A PDF is compressed already.
alter table documents alter column bytes set storage external;
