-- A chair or general director is away from a day to a day and proposes a deputy; a DPO confirms or declines.
create table absences (
  id uuid primary key default gen_random_uuid(),
  nis text not null references organisations,
  person_id uuid not null references persons,
  role text not null check (role in ('chair', 'generalDirector')),
  starts_on date not null,
  ends_on date not null,
  deputy_email text not null,
  proposed_at timestamptz not null default now(),
  confirmed_at timestamptz,
  confirmed_by uuid references persons,
  -- The invitation of a deputy who is not known yet, and the role of the deputy: at once, or when they accept.
  invitation uuid unique references invitations,
  granted_role uuid unique references roles,
  declined_at timestamptz,
  declined_by uuid references persons,
  decline_reason text,
  cancelled_at timestamptz,
  check (ends_on >= starts_on),
  check ((confirmed_at is null) = (confirmed_by is null)),
  check ((declined_at is null) = (declined_by is null) and (declined_at is null) = (decline_reason is null)),
  check (confirmed_at is null or declined_at is null),
  check (confirmed_at is not null or (invitation is null and granted_role is null))
);
create index absences_by_person on absences (nis, person_id);

-- The absences in which a deputy has the role.
create view covered_absences as
  select a.id, a.nis, a.person_id, a.role, a.starts_on, a.ends_on, r.person_id as deputy_id
  from absences a join roles r on r.id = a.granted_role and r.withdrawn_at is null
  where a.cancelled_at is null;

alter table notices
  drop constraint notices_kind_check,
  add constraint notices_kind_check check (kind in ('role-granted', 'role-withdrawn', 'invitation', 'invitation-accepted',
    'absence-proposed', 'absence-confirmed', 'absence-declined', 'absence-cancelled', 'account-changed', 'report-event'));
alter table mails
  drop constraint mails_kind_check,
  add constraint mails_kind_check check (kind in ('signature-asked', 'signature-removed', 'sent', 'report-accepted',
    'report-returned', 'role-granted', 'role-withdrawn', 'invitation', 'invitation-accepted', 'absence-proposed',
    'absence-confirmed', 'absence-declined', 'absence-cancelled', 'account-changed', 'reminder', 'list', 'checkpoint'));
