-- The 581 municipal welfare centres. Facts of Statbel; loaded from municipalities.csv.
create table organisations (
  nis text primary key check (nis ~ '^[0-9]{5}$'),
  name_nl text not null,
  name_fr text not null,
  name_de text not null,
  -- The languages of the administration, the first one being its main language.
  languages text[] not null,
  province_nl text not null,
  province_fr text not null,
  inhabitants int not null
);

-- What the organisation itself keeps: who must be paid, and whom to ask.
create table organisation_data (
  nis text primary key references organisations,
  iban text not null,
  bic text not null,
  contact_name text not null,
  contact_email text not null,
  contact_phone text not null,
  version int not null,
  updated_at timestamptz not null default now(),
  updated_by uuid not null
);

create table persons (
  id uuid primary key default gen_random_uuid(),
  issuer text not null,
  subject text not null,
  name text not null,
  email text not null,
  language text not null check (language in ('nl', 'fr', 'de')),
  unique (issuer, subject)
);

alter table organisation_data add foreign key (updated_by) references persons;

-- What a person may do for an organisation, and when. Both dates are included, in Belgian time.
create table roles (
  person_id uuid not null references persons,
  nis text not null references organisations,
  role text not null check (role in ('editor', 'chair', 'generalDirector', 'dpo')),
  starts_on date not null default (now() at time zone 'Europe/Brussels')::date,
  ends_on date,
  primary key (person_id, nis, role, starts_on),
  check (ends_on is null or ends_on >= starts_on)
);
create index roles_by_organisation on roles (nis, role);

-- What FPS MI granted beforehand, in cents. No row: nothing.
create table advances (
  form text not null,
  year int not null,
  nis text not null references organisations,
  cents bigint not null check (cents >= 0),
  primary key (form, year, nis)
);

-- One row for each thing that happened, never changed. Each row carries the hash of the one before it on the same subject.
create table audit_trail (
  subject text not null,
  sequence int not null check (sequence > 0),
  at timestamptz not null,
  -- The person who did it; null when the system did.
  person_id uuid references persons,
  action text not null,
  details jsonb not null,
  -- The request that led to it: the same request twice is written once.
  command_id text not null,
  previous_hash text not null,
  hash text not null,
  primary key (subject, sequence)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is only added to';
end $$;
create trigger audit_trail_is_append_only before update or delete on audit_trail
  for each row execute function refuse_change();
create trigger audit_trail_is_not_emptied before truncate on audit_trail
  for each statement execute function refuse_change();

-- The roles that count now.
create view active_roles as
  select person_id, nis, role from roles
  where (now() at time zone 'Europe/Brussels')::date between starts_on and coalesce(ends_on, 'infinity');
