-- Payments to the organisations. A batch is prepared by one case handler and released by another.

-- In which language an organisation is written to.
alter table municipalities add column language text not null default 'nl' check (language in ('nl', 'fr', 'de'));

-- Where to pay: the account that both signed for.
alter table received_reports
  add column iban text not null generated always as ((content::jsonb) #>> '{account,iban}') stored,
  add unique (reference, form, year, nis);

create table payment_batches (
  -- From the press of the button: the same one twice is one batch.
  id uuid primary key,
  number int not null generated always as identity unique,
  execute_on date not null,
  -- Who pays (name, IBAN, BIC), as it was configured.
  payer jsonb not null,
  count int not null check (count > 0),
  -- In cents.
  total bigint not null check (total > 0),
  prepared_by uuid not null references handlers,
  prepared_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  released_by uuid references handlers,
  released_at timestamptz,
  -- The payment file (pain.001), to the letter.
  file text,
  cancelled_by uuid references handlers,
  cancelled_at timestamptz,
  -- False once it was cancelled: its reports can be paid by another batch.
  standing boolean not null default true,
  unique (id, standing),
  check ((released_by is null) = (released_at is null)),
  check ((released_by is null) = (file is null)),
  check ((cancelled_by is null) = (cancelled_at is null)),
  check (standing = (cancelled_at is null)),
  -- What was released is final.
  check (released_at is null or cancelled_at is null),
  -- Four eyes.
  check (released_by <> prepared_by)
);

create table payments (
  batch uuid not null,
  -- Follows that of the batch.
  standing boolean not null default true,
  reference text not null,
  form text not null,
  year int not null,
  nis text not null,
  iban text not null,
  -- In cents; a SEPA credit transfer takes EUR 0.01 to 999 999 999.99.
  amount bigint not null check (amount between 1 and 99999999999),
  primary key (batch, reference),
  foreign key (batch, standing) references payment_batches (id, standing) on update cascade,
  foreign key (reference, form, year, nis) references received_reports (reference, form, year, nis)
);
-- Each report is paid at most once, whatever the program does.
create unique index payments_once on payments (form, year, nis) where standing;

drop view standings;
create view standings as
  select r.reference,
    case
      when d.id is null then 'received'
      when d.carried_out_at is null then 'deciding'
      when d.type = 'return' then 'returned'
      when b.released_at is not null then 'paid'
      else 'accepted'
    end as status,
    b.id as batch
  from received_reports r
    left join decisions d on d.reference = r.reference and d.refused_at is null
    left join payments p on p.reference = r.reference and p.standing
    left join payment_batches b on b.id = p.batch;
