-- Which people have a form open now, for colleagues who work on the same one. A row lives as long as its page asks for changes; what
-- is here needs no backup and may be lost in a crash.
create unlogged table open_forms (
  page uuid primary key,
  report_id text not null,
  nis text not null references organisations,
  person_id uuid not null references persons,
  opened_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
create index open_forms_report on open_forms (report_id);

create function announce_open_form() returns trigger language plpgsql as $$
begin
  perform pg_notify('unique_report_changed', coalesce(new.nis, old.nis));
  return null;
end $$;
-- Not after an update: that only says that the page is still open.
create trigger open_forms_announce after insert or delete on open_forms
  for each row execute function announce_open_form();
