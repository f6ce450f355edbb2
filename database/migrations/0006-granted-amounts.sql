-- A form may have more than one amount that FPS MI grants: each is of a field of the form.
alter table advances add column field text not null default 'advance';
alter table advances drop constraint advances_pkey, add primary key (form, year, nis, field);
