-- The heads of the sender's chains of its audit trail that concern the report, as the seal has them: a list of {subject, rows,
-- hash}. Null for deliveries without them.
alter table received_reports add column audit_heads jsonb;
