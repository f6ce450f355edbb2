-- As in the application's schema: database/sessions.ts works on either. Written and read by the ministry's side.
alter table sessions
  add column authenticated_at timestamptz not null default now(),
  add column level text;
update sessions set authenticated_at = created_at, id_token = '';
create index sessions_by_person on sessions (person_id);
alter table logins add column identified_after timestamptz;
