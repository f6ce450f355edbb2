-- The checkpoints of the sender's audit trail: each day's statement about every chain, sealed. fps-mi writes and reads them.
-- Nothing changes or removes them.
create table checkpoints (
  -- In Belgian time.
  day date primary key,
  -- The statement as a JWS in compact form, and the public key (JWK) that it was verified with.
  seal text not null,
  seal_key jsonb not null,
  -- SHA-256 of what is sealed: the next checkpoint contains it.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  received_at timestamptz not null default date_trunc('milliseconds', clock_timestamp())
);

-- The heads that changed since the checkpoint before. The head of a chain at a checkpoint is the latest one up to its day.
create table checkpoint_heads (
  subject text not null,
  day date not null references checkpoints,
  -- 0, with an empty hash: the sender did not have the chain any more.
  rows int not null check (rows >= 0),
  hash text not null,
  primary key (subject, day)
);
create index checkpoint_heads_by_day on checkpoint_heads (day);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'checkpoints are only added';
end $$;
create trigger checkpoints_are_append_only before update or delete on checkpoints
  for each row execute function refuse_change();
create trigger checkpoints_are_not_emptied before truncate on checkpoints
  for each statement execute function refuse_change();
create trigger checkpoint_heads_are_append_only before update or delete on checkpoint_heads
  for each row execute function refuse_change();
create trigger checkpoint_heads_are_not_emptied before truncate on checkpoint_heads
  for each statement execute function refuse_change();
