-- What must be told by e-mail and belongs to no report: a role that was granted or withdrawn, another account. Written in
-- the transaction of the fact, sent by the notifier.
create table notices (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('role-granted', 'role-withdrawn', 'account-changed')),
  nis text not null references organisations,
  -- Of persons only the ids.
  details jsonb not null,
  created_at timestamptz not null default now(),
  -- The last time that it did not go out.
  tried_at timestamptz,
  sent_at timestamptz
);
create index notices_unsent on notices (created_at) where sent_at is null;

-- A mail is about a report or a notice.
alter table mails
  alter column report_id drop not null,
  add column notice_id uuid references notices,
  add constraint mails_about_one check (num_nonnulls(report_id, notice_id) = 1),
  drop constraint mails_kind_check,
  add constraint mails_kind_check check (kind in ('signature-asked', 'signature-removed', 'sent', 'role-granted',
    'role-withdrawn', 'account-changed'));
create index mails_by_notice on mails (notice_id);
