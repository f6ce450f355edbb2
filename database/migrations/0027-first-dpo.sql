-- An operator invites the first DPO of an organisation; that is no person who can log in. Read by the web service and the
-- notifier; written by the operator as the owner.
alter table invitations alter column invited_by drop not null;
