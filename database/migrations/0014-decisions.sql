-- What FPS MI decided about reports: the notifier fetches it from there, the report's workflow carries it out.
create table decisions (
  id uuid primary key,
  report_id text not null,
  version int not null,
  reference text not null,
  type text not null check (type in ('accept', 'return')),
  reason text check ((reason is not null) = (type = 'return')),
  -- A case handler of FPS MI: no person of ours.
  handler uuid not null,
  handler_name text not null,
  decided_at timestamptz not null,
  carried_out_at timestamptz,
  foreign key (report_id, version) references report_versions
);
create index decisions_by_report on decisions (report_id);

alter table reports
  drop constraint reports_stage_check,
  add constraint reports_stage_check
    check (stage in ('empty', 'incomplete', 'filledIn', 'halfSigned', 'sending', 'sent', 'accepted'));

alter table mails
  drop constraint mails_kind_check,
  add constraint mails_kind_check check (kind in ('signature-asked', 'signature-removed', 'sent', 'report-accepted',
    'report-returned', 'role-granted', 'role-withdrawn', 'invitation', 'invitation-accepted', 'account-changed',
    'reminder', 'list'));
