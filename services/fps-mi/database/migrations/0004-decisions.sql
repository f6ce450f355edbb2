-- By what reports are grouped and found.
alter table municipalities add column province text not null default '';

-- What case handlers decided, and whether the application has carried it out. A decision that it refused stays on record.
create table decisions (
  id uuid primary key,
  reference text not null references received_reports,
  type text not null check (type in ('accept', 'return')),
  reason text check ((reason is not null) = (type = 'return')),
  handler uuid not null references handlers,
  decided_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  carried_out_at timestamptz,
  refused_at timestamptz,
  refusal text
);
-- One decision a report: who presses first decides.
create unique index decisions_one_each on decisions (reference) where refused_at is null;
create index decisions_waiting on decisions (decided_at) where carried_out_at is null and refused_at is null;

-- Where each received report stands.
create view standings as
  select r.reference,
    case
      when d.id is null then 'received'
      when d.carried_out_at is null then 'deciding'
      when d.type = 'accept' then 'accepted'
      else 'returned'
    end as status
  from received_reports r left join decisions d on d.reference = r.reference and d.refused_at is null;
