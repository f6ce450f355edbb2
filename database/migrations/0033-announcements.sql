-- What operators announce on every page: news, or maintenance. The text of an announcement never changes; it can be removed.
create table announcements (
  id uuid primary key default gen_random_uuid(),
  level text not null check (level in ('info', 'maintenance')),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  text_nl text not null check (length(text_nl) between 1 and 500),
  text_fr text not null check (length(text_fr) between 1 and 500),
  text_de text not null check (length(text_de) between 1 and 500),
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  unique (level, starts_at, ends_at, text_nl, text_fr, text_de)
);
