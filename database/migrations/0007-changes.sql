-- Whoever looks at a report is told that something may have changed: the organisation's NIS code goes out on a channel.
-- Only a hint to look again; a lost one does no harm.
create function announce_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('unique_report_changed', new.nis);
  return null;
end $$;
create trigger reports_announce after insert or update on reports
  for each row execute function announce_change();
create trigger organisation_data_announce after insert or update on organisation_data
  for each row execute function announce_change();
create trigger roles_announce after insert or update on roles
  for each row execute function announce_change();

create function announce_receipt() returns trigger language plpgsql as $$
begin
  -- A report's id ends with the NIS code: covid-premium/2022/11001.
  perform pg_notify('unique_report_changed', right(new.report_id, 5));
  return null;
end $$;
create trigger deliveries_announce after update of reference on deliveries
  for each row execute function announce_receipt();
