-- Each service has a role of its own (database/grants.ts). These are the rules that a privilege on a column cannot express.

-- Refuses what only the role in its argument may do. That role, a superuser, and nobody else passes.
create function require_role() returns trigger language plpgsql as $$
begin
  if not pg_has_role(tg_argv[0], 'member') then
    raise exception 'only % may do this (%)', tg_argv[0], tg_name using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- An outcome comes from the reports worker, and an ended command stays.
create trigger commands_are_closed_by_reports before update on commands
  for each row when (new.outcome is not null and new.outcome is distinct from old.outcome)
  execute function require_role('uniek_verslag_reports');
create function refuse_command_change() returns trigger language plpgsql as $$
begin
  raise exception 'a command that has ended stays' using errcode = 'insufficient_privilege';
end $$;
create trigger commands_stay_accepted before update on commands
  for each row when (old.outcome ->> 'type' = 'accepted'
    and (new.outcome, new.ended_at, new.session, new.method, new.authenticated_at, new.recorded_at)
      is distinct from (old.outcome, old.ended_at, old.session, old.method, old.authenticated_at, old.recorded_at))
  execute function refuse_command_change();
create trigger commands_stay_ended before delete on commands
  for each row when (old.outcome is not null) execute function refuse_command_change();

-- The chains of reports and campaigns are written by the reports worker. Others write what the web service does itself.
create trigger audit_trail_of_reports before insert on audit_trail
  for each row when (new.subject ~ '^(report|campaign)/') execute function require_role('uniek_verslag_reports');

-- A service that locks an organisation's row needs the privilege to update a column: this one always has the same value.
alter table organisations add column lock boolean generated always as (true) stored;
