-- A case handler whom an operator invited has no identity yet. It is bound at the first login of the invited person: of the
-- one with this verified address, or with the link that the operator passed on. Of the link's token only the hash is here.
-- The operator writes it as the owner; the service only binds the identity.
alter table handlers
  alter column issuer drop not null,
  alter column subject drop not null,
  add column token_hash text,
  add column invited_until timestamptz,
  add constraint handlers_identity check ((issuer is null) = (subject is null)),
  add constraint handlers_invited check (subject is not null or invited_until is not null);
create or replace view active_handlers as
  select id, issuer, subject, name, email, language from handlers where withdrawn_at is null and subject is not null;

-- An identity is bound once, while the invitation is valid.
create function refuse_identity_change() returns trigger language plpgsql as $$
begin
  raise exception 'a case handler keeps the identity that was bound' using errcode = 'insufficient_privilege';
end $$;
create trigger handlers_keep_identity before update on handlers
  for each row when ((new.issuer, new.subject) is distinct from (old.issuer, old.subject)
    and (old.subject is not null or old.withdrawn_at is not null or old.invited_until <= now()))
  execute function refuse_identity_change();
