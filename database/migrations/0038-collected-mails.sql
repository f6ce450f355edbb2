-- What a person is not mailed at once: it waits for a quiet moment, or for their mail of the day. A digest is a notice too, so
-- that it is sent, tried again and recorded as the others are.
alter table notices
  alter column nis drop not null,
  -- Not sent before; null: at once.
  add column due_at timestamptz,
  drop constraint notices_kind_check,
  add constraint notices_kind_check check (kind in ('role-granted', 'role-withdrawn', 'invitation', 'invitation-accepted',
    'absence-proposed', 'absence-confirmed', 'absence-declined', 'absence-cancelled', 'account-changed', 'report-event', 'campaign-opened', 'deadline-moved', 'digest')),
  add constraint notices_of_an_organisation check ((nis is null) = (kind = 'digest'));
create index notices_digests on notices ((details ->> 'person'), created_at) where kind = 'digest';

create table digest_items (
  person_id uuid not null references persons,
  -- The event or the campaign that the person is told about.
  notice_id uuid not null references notices,
  kind text not null check (kind in ('ready', 'signature-asked', 'sent', 'report-accepted', 'campaign-opened')),
  -- True: for the mail of the day. False: until nothing more has happened for some minutes.
  scheduled boolean not null,
  added_at timestamptz not null,
  due_at timestamptz not null,
  -- The digest that has it; null while it waits.
  digest uuid references notices,
  primary key (person_id, notice_id)
);
create index digest_items_waiting on digest_items (due_at) where digest is null;
create index digest_items_by_digest on digest_items (digest) where digest is not null;

-- Persons without a row get each mail at once.
create table mail_preferences (
  person_id uuid primary key references persons,
  delivery text not null check (delivery in ('at-once', 'daily')),
  updated_at timestamptz not null default now()
);

alter table mails
  -- The reports that a digest names.
  add column mentions text[] not null default '{}',
  drop constraint mails_kind_check,
  add constraint mails_kind_check check (kind in ('signature-asked', 'signature-removed', 'sent', 'report-accepted',
    'report-returned', 'role-granted', 'role-withdrawn', 'invitation', 'invitation-accepted', 'absence-proposed',
    'absence-confirmed', 'absence-declined', 'absence-cancelled', 'account-changed', 'reminder',
    'list', 'checkpoint', 'ready', 'campaign-opened', 'deadline-moved', 'digest'));
create index mails_by_mention on mails using gin (mentions) where mentions <> '{}';
