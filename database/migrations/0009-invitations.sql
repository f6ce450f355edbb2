-- A role offered to an e-mail address that nobody has logged in with. Whoever accepts it first has it.
create table invitations (
  id uuid primary key default gen_random_uuid(),
  nis text not null references organisations,
  email text not null,
  -- In which the mail is written: that of whoever invites, since nothing is known of the other one.
  language text not null check (language in ('nl', 'fr', 'de')),
  role text not null check (role in ('editor', 'chair', 'generalDirector', 'dpo')),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  -- SHA-256 of what stands in the links that were mailed, one for each try of the mail server; the tokens themselves are nowhere.
  token_hashes text[] not null default '{}',
  invited_by uuid not null references persons,
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  accepted_by uuid references persons,
  accepted_at timestamptz,
  check ((accepted_by is null) = (accepted_at is null)),
  check (accepted_at is null or withdrawn_at is null)
);
create index invitations_by_organisation on invitations (nis);
create index invitations_by_token on invitations using gin (token_hashes);

alter table notices
  drop constraint notices_kind_check,
  add constraint notices_kind_check check (kind in ('role-granted', 'role-withdrawn', 'invitation', 'invitation-accepted',
    'account-changed'));
alter table mails
  drop constraint mails_kind_check,
  add constraint mails_kind_check check (kind in ('signature-asked', 'signature-removed', 'sent', 'role-granted',
    'role-withdrawn', 'invitation', 'invitation-accepted', 'account-changed'));
