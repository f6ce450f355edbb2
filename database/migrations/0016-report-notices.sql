-- The mails about an event of a report are sent from the outbox too: the row is written together with the event.
alter table notices
  drop constraint notices_kind_check,
  add constraint notices_kind_check check (kind in ('role-granted', 'role-withdrawn', 'invitation', 'invitation-accepted',
    'account-changed', 'report-event'));
