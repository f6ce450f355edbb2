-- The proof of an accepted command stays too, and with it whatever a later migration adds to a command. Only the reconciler's
-- moment may change.
drop trigger commands_stay_accepted on commands;
create trigger commands_stay_accepted before update on commands
  for each row when (old.outcome ->> 'type' = 'accepted'
    and to_jsonb(new) - 'repeated_at' is distinct from to_jsonb(old) - 'repeated_at')
  execute function refuse_command_change();
