-- The code that the document of a delivery prints: it finds the delivery without reading its payload. No released version of the
-- program has written a row without it.
delete from sealed_deliveries;
alter table sealed_deliveries
  add column code text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{20}$'),
  add constraint sealed_deliveries_code unique (code);
