-- The seal of each delivery (a JWS in compact form, the whole delivery in it) to the letter, and the public key (JWK) that
-- it was checked with: so it can be checked anew when the sender has long forgotten that key. Null for what came before
-- deliveries were sealed.
alter table received_reports
  add column seal text,
  add column seal_key jsonb,
  add check ((seal is null) = (seal_key is null));
