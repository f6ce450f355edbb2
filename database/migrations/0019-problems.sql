-- What the reconciler found and could not repair, as long as it is there.
create table problems (
  code text not null,
  -- A report or a campaign: `covid-premium/2022/11001`, `campaign/covid-premium/2022`.
  subject text not null,
  since timestamptz not null default now(),
  -- Each round of each reports worker that still finds it.
  seen_at timestamptz not null default now(),
  primary key (code, subject)
);
