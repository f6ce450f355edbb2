-- Whether the identity service has verified the e-mail address. Known at the next login of each person.
alter table persons add column email_verified boolean not null default false;
