-- When the reconciler last sent a command that has not ended: the pauses grow with the age of the command.
alter table commands add column repeated_at timestamptz;
