-- What the ministry last heard of each campaign: Temporal forgets one some time after it closed.
create table campaigns (
  form text not null,
  year int not null,
  plan jsonb not null,
  version int not null,
  stage text not null check (stage in ('opening', 'open', 'closed')),
  opened int not null,
  organisations int not null,
  heard_at timestamptz not null default now(),
  primary key (form, year)
);
