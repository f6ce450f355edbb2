-- What people asked for, recorded before it is sent: a message to a workflow names one of these rows and nothing else, so
-- access to Temporal is enough to repeat a command, never to invent one.
create table commands (
  -- The idempotency key of the request.
  id text primary key check (length(id) between 1 and 100),
  report_id text not null,
  nis text not null references organisations,
  type text not null check (type in ('save', 'sign')),
  person_id uuid not null references persons,
  -- The role that the command needs; the person had it when the command was recorded.
  role text not null check (role in ('editor', 'chair', 'generalDirector')),
  check ((type = 'save') = (role = 'editor')),
  -- The session in which it was asked for (SHA-256 of its token), and how and when the person was identified.
  session text not null,
  method text not null check (method in ('eid', 'itsme', 'app')),
  authenticated_at timestamptz not null,
  -- Save: the version that the person changed, and the hash of the draft. Sign: the version and the hash of its content.
  version int not null check (version >= 0),
  hash text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  -- The outcome, once it is carried out or refused. It is final.
  outcome jsonb,
  ended_at timestamptz,
  check ((outcome is null) = (ended_at is null))
);
create index commands_open on commands (recorded_at) where outcome is null;
create index commands_by_report on commands (report_id);

-- FPS MI's acknowledgement, as the notifier received it on an attempt that it had recorded.
alter table delivery_attempts
  add column reference text,
  add column received_at timestamptz,
  add constraint delivery_attempts_receipt check ((reference is null) = (received_at is null));
