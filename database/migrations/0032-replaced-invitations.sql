-- An invitation that is sent again is a new row with a new link: the one that it replaces is withdrawn. Each is replaced once.
alter table invitations add column replaces uuid unique references invitations;
