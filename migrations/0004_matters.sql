-- Matters, and cases of any matter: what was a commitment's alone becomes every case's.

-- A version of a matter, known by its content: a case keeps the one it was opened under (law 7).
create table matter_version (
  county text not null,
  digest text not null,
  matter text not null,
  valid_from date not null,
  body jsonb not null,
  loaded_at timestamptz not null,
  primary key (county, digest)
);
grant select, insert on matter_version to {app};
grant select on matter_version to {retention};

-- Which versions a county works under now, by the day from which each holds for cases opened then.
create table matter_in_force (
  county text not null,
  matter text not null,
  valid_from date not null,
  valid_to date,
  digest text not null,
  primary key (county, matter, valid_from)
);
grant select, insert, delete on matter_in_force to {app};
grant select on matter_in_force to {retention};

-- The projection of a case of any matter. `fold` is the version of the fold that wrote the row: rows of an
-- older one are written again from their entries when the application starts.
alter table ledger_case rename column state to stage;
alter table ledger_case alter column lead_organisation drop not null;
alter table ledger_case add column matter_version text;
alter table ledger_case add column ended boolean not null default false;
alter table ledger_case add column parent uuid;
-- When the earliest running clock is due, and when the ladder has to look at the case again.
alter table ledger_case add column due_at timestamptz;
alter table ledger_case add column next_at timestamptz;
alter table ledger_case add column fold integer not null default 0;

drop index ledger_case_by_lead;
drop index ledger_case_by_year;
drop index ledger_case_by_document;
-- Work lists: what a unit leads and has not ended, the earliest due first.
create index ledger_case_open_by_lead on ledger_case (county, lead_organisation, due_at, id) where not ended;
create index ledger_case_by_lead on ledger_case (county, lead_organisation, opened_at desc, id desc);
create index ledger_case_by_matter on ledger_case (county, matter, opened_at desc, id desc);
create index ledger_case_by_year on ledger_case (county, plan_year, opened_at desc, id desc)
  where plan_year is not null;
create index ledger_case_by_document on ledger_case (county, document, span_start) where document is not null;
create index ledger_case_by_parent on ledger_case (county, parent) where parent is not null;
-- The ladder finds what is due among any number of cases by this alone.
create index ledger_case_to_look_at on ledger_case (county, next_at) where next_at is not null;
create index ledger_case_to_fold on ledger_case (county, id) where fold < 1;

-- Which organisations co-operate in a case: the other half of a unit's work list.
create table case_join (
  county text not null,
  organisation text not null,
  case_id uuid not null,
  primary key (county, organisation, case_id)
);
create index case_join_by_case on case_join (county, case_id);
grant select, insert, delete on case_join to {app};

-- Full text: pairs of characters, each led by the county so that no county reads another's (law 1).
create table case_search (
  county text not null,
  case_id uuid not null,
  body text not null,
  pairs text[] not null,
  primary key (county, case_id)
);
create index case_search_by_pairs on case_search using gin (pairs);
grant select, insert, update on case_search to {app};

-- Delivery of what others are told: at least once, with the number of tries and when to try again.
alter table outbox add column delivered_at timestamptz;
alter table outbox add column tries integer not null default 0;
alter table outbox add column try_at timestamptz;
alter table outbox add column last_error text;
create index outbox_to_deliver on outbox (county, try_at, id) where delivered_at is null;

-- What a post was told. One line for a post and a row of the outbox, so that telling twice tells once.
create table message (
  county text not null,
  post text not null,
  id uuid not null,
  case_id uuid not null,
  seq integer not null,
  topic text not null,
  body jsonb not null,
  at timestamptz not null,
  read_at timestamptz,
  primary key (county, post, id)
);
create index message_unread on message (county, post, at desc) where read_at is null;
grant select, insert, update on message to {app};

-- The answer to a request that named itself: asked again, it is answered again and nothing is done twice.
create table idempotency (
  county text not null,
  account uuid not null,
  key text not null,
  request text not null,
  answer jsonb,
  at timestamptz not null,
  primary key (county, account, key)
);
create index idempotency_by_time on idempotency (county, at);
grant select, insert, update, delete on idempotency to {app};
