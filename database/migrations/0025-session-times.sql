-- When and at which level of assurance (acr) the identity service identified the person of a session. Before, a session had
-- its own beginning only. Written and read by the web service.
alter table sessions
  add column authenticated_at timestamptz not null default now(),
  add column level text;
update sessions set authenticated_at = created_at;
create index sessions_by_person on sessions (person_id);

-- From now on a token that only the session's cookie can decrypt (JWE); empty when there is none.
update sessions set id_token = '';

-- The moment since which the person must have been identified, for a login that asks for this; otherwise null.
alter table logins add column identified_after timestamptz;
