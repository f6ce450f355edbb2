-- The checkpoints of the audit trail: each day's statement about every chain, sealed. The notifier writes and reads them; the
-- operators' command verify-audit-trail reads them. Nothing changes or removes them.
create table checkpoints (
  -- In Belgian time.
  day date primary key,
  -- The statement as a JWS in compact form.
  seal text not null,
  -- SHA-256 of what is sealed: the next checkpoint contains it.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null
);

-- The heads that changed since the checkpoint before. The head of a chain at a checkpoint is the latest one up to its day.
create table checkpoint_heads (
  subject text not null,
  day date not null references checkpoints,
  -- 0, with an empty hash: the chain was not there any more.
  rows int not null check (rows >= 0),
  hash text not null,
  primary key (subject, day)
);
create index checkpoint_heads_by_day on checkpoint_heads (day);

create trigger checkpoints_are_append_only before update or delete on checkpoints
  for each row execute function refuse_change();
create trigger checkpoints_are_not_emptied before truncate on checkpoints
  for each statement execute function refuse_change();
create trigger checkpoint_heads_are_append_only before update or delete on checkpoint_heads
  for each row execute function refuse_change();
create trigger checkpoint_heads_are_not_emptied before truncate on checkpoint_heads
  for each statement execute function refuse_change();

-- A mail with a checkpoint is about no report and no notice.
alter table mails
  drop constraint mails_about_one,
  add constraint mails_about_one
    check (num_nonnulls(report_id, notice_id) = case when kind in ('list', 'checkpoint') then 0 else 1 end),
  drop constraint mails_kind_check,
  add constraint mails_kind_check check (kind in ('signature-asked', 'signature-removed', 'sent', 'report-accepted',
    'report-returned', 'role-granted', 'role-withdrawn', 'invitation', 'invitation-accepted', 'account-changed', 'reminder',
    'list', 'checkpoint'));
