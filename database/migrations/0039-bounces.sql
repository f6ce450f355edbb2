-- The mails that did not arrive.
alter table mails
  -- In the envelope sender of this sending: what comes back to it is about this mail.
  add column envelope uuid unique,
  -- To whom it went, the copies too, in lower case.
  add column addresses text[] not null default '{}';
create index mails_by_address on mails using gin (addresses);

-- What the mail servers said, when they took the mail or later. Nothing else of a message that came back is kept.
create table bounces (
  message_id text not null references mails,
  -- One of `mails.addresses`; empty when the mail went to several and the mail server named another one.
  address text not null,
  status text not null check (status ~ '^[45]\.[0-9]{1,3}\.[0-9]{1,3}$'),
  diagnostic text not null check (length(diagnostic) <= 300),
  bounced_at timestamptz not null default now(),
  primary key (message_id, address)
);
create index bounces_by_address on bounces (address);

-- The addresses that the last mail did not reach.
create view bounced_addresses as
  select b.address, m.sent_at, b.status
  from bounces b join mails m on m.message_id = b.message_id
  where b.address <> '' and not exists (
    select from mails later where later.addresses @> array[b.address] and later.sent_at > m.sent_at);

-- Everyone who has, will have or is offered a role, with the address to which their mails go.
create view mailed_holders as
  select r.nis, p.id as person_id, lower(p.email) as address
  from roles r join reachable_persons p on p.id = r.person_id
  where r.withdrawn_at is null and (r.ends_on is null or r.ends_on >= (now() at time zone 'Europe/Brussels')::date)
  union
  select nis, null, lower(email) from invitations
  where withdrawn_at is null and accepted_at is null and expires_at > now();
