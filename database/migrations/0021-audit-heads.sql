-- The heads of the chains of the audit trail that concern the report, at the first attempt: a list of {subject, rows, hash}. They
-- are part of the sealed delivery, which is the same at each attempt. Null when the first attempt had none. The notifier
-- writes and reads it, and reads audit_trail for it.
alter table deliveries add column audit_heads jsonb;
