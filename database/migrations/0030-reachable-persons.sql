-- The persons who get mails, with the address to which they go: the one of the last login if the identity service has verified
-- it, otherwise that of the last invitation that they accepted, because its link was opened. Others get no mail.
-- Read by the notifier and, for the list of roles, by the web service.
create view reachable_persons as
  select p.id, p.name, p.language, a.email
  from persons p, lateral (
    select coalesce(case when p.email_verified then p.email end, (
      select i.email from invitations i where i.accepted_by = p.id order by i.accepted_at desc limit 1)) as email) a
  where a.email is not null;
create index invitations_by_person on invitations (accepted_by) where accepted_by is not null;
