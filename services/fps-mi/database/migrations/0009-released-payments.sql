-- What was released or cancelled is final, also for the ministry's own service.
create function refuse_batch_change() returns trigger language plpgsql as $$
begin
  raise exception 'a batch that was released or cancelled is final' using errcode = 'insufficient_privilege';
end $$;
create trigger payment_batches_are_final before update on payment_batches
  for each row when ((old.released_at is not null or old.cancelled_at is not null)
    and (new.released_by, new.released_at, new.file, new.cancelled_by, new.cancelled_at, new.standing)
      is distinct from (old.released_by, old.released_at, old.file, old.cancelled_by, old.cancelled_at, old.standing))
  execute function refuse_batch_change();
