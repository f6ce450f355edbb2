-- The seal of each delivery that FPS MI has acknowledged: it goes into the document, so that anyone can verify it. The notifier
-- writes it with the acknowledgement, once; the notifier and the web service read it. It never changes.
create table sealed_deliveries (
  report_id text not null,
  version int not null,
  -- The three parts of a JWS in compact form. The payload is not base64: so PostgreSQL compresses it well.
  header text not null,
  payload text not null,
  signature text not null,
  kept_at timestamptz not null default clock_timestamp(),
  primary key (report_id, version),
  foreign key (report_id, version) references deliveries
);

create index deliveries_by_reference on deliveries (reference) where reference is not null;
