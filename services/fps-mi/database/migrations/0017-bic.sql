-- The bank of the account that both signed for, for exports: reading it from a large content each time takes long.
alter table received_reports
  add column bic text not null generated always as (coalesce((content::jsonb) #>> '{account,bic}', '')) stored;
