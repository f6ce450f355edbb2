-- The mails that went out about a report: each fact once to each person.
create table mails (
  -- Derived from the report, the event and the person, so that the same mail is the same row.
  message_id text primary key,
  report_id text not null references reports,
  kind text not null check (kind in ('signature-asked', 'signature-removed', 'sent')),
  recipient text not null,
  sent_at timestamptz not null default now()
);
create index mails_by_report on mails (report_id);
