-- What a person confirms by a login that is under way; null for a login that begins a session.
alter table logins add column confirmation jsonb;

-- The proof that a person gave a command: the ID token, the key of the identity service that signed it, and the random part
-- of its nonce. The web service writes it with the command, the reports worker copies it to the signature.
alter table commands
  add column proof jsonb,
  -- The name in the ID token; null when it has none.
  add column person_name text,
  add constraint commands_proof check ((type = 'sign') = (proof is not null));
alter table signatures
  add column proof jsonb,
  -- When the identity service had identified the person.
  add column identified_at timestamptz,
  add constraint signatures_proof check (proof is not null and identified_at is not null);

-- The proof that a DPO granted a signing role, with what was stated: kept with the role and with the invitation that leads to it.
alter table roles add column proof jsonb;
alter table invitations add column proof jsonb;
