-- A draft also keeps the texts that could not be read as a value, by the names of their fields: what is typed wrongly stays
-- where it was typed. `hash` then is that of both.
alter table drafts add column unread jsonb not null default '{}' check (jsonb_typeof(unread) = 'object');
-- The page that made it, when only that page uses it: a grid makes a draft every few moments and needs the last ones.
alter table drafts add column page uuid;
create index drafts_by_page on drafts (report_id, page, kept_at) where page is not null;
