-- One form for one year, as the ministry opened it: the days on which it can be filled in, and when it is due.
create table campaigns (
  form text not null,
  year int not null,
  -- Dates in Belgian time, each included.
  opens_on date not null,
  due_on date not null,
  closes_on date not null,
  -- When whom to remind: a ReminderSchedule.
  schedule jsonb not null,
  version int not null,
  primary key (form, year),
  check (opens_on <= due_on and due_on <= closes_on)
);

-- A reminder is known by its occasion; what goes to the ministry is about no single report.
alter table mails
  add column occasion text,
  drop constraint mails_about_one,
  add constraint mails_about_one check (num_nonnulls(report_id, notice_id) = case kind when 'list' then 0 else 1 end),
  drop constraint mails_kind_check,
  add constraint mails_kind_check check (kind in ('signature-asked', 'signature-removed', 'sent', 'role-granted',
    'role-withdrawn', 'invitation', 'invitation-accepted', 'account-changed', 'reminder', 'list'));
