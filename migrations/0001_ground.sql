-- The ground: counties, people, documents and their readings, cases and entries.
--
-- The county leads every key of what belongs to a county; accounts and sessions carry none (law 1).
-- {app} and {retention} stand for the names of the application role and the retention role; the runner puts
-- them in, quoted. The application role gets no right to change or remove an entry, its private part or a
-- line of the access log (laws 2 to 4).

create table county (
  county text primary key,
  name text not null,
  english_name text not null,
  simulated boolean not null
);

-- An immutable version of a county's definitions, known by its content (law 7).
create table definition (
  county text not null,
  digest text not null,
  body jsonb not null,
  loaded_at timestamptz not null,
  primary key (county, digest)
);

-- An organisation keeps its id through renamings: one row for each stretch of validity.
create table organisation (
  county text not null,
  id text not null,
  valid_from date not null,
  valid_to date,
  name text not null,
  kind text not null,
  superior text,
  primary key (county, id, valid_from),
  constraint organisation_ends_after_it_begins check (valid_to is null or valid_to >= valid_from)
);

create table post (
  county text not null,
  id text not null,
  organisation text not null,
  title text not null,
  roles text[] not null,
  valid_from date not null,
  valid_to date,
  primary key (county, id)
);

create table account (
  id uuid primary key,
  login text not null,
  name text not null,
  password_hash text,
  failed_sign_ins integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null,
  disabled_at timestamptz
);
create unique index account_login_is_unique on account (lower(login));

create table session (
  token_hash text primary key,
  account uuid not null references account (id),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_by_account on session (account);

-- A one-time link by which a person sets a password.
create table invitation (
  token_hash text primary key,
  account uuid not null references account (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index invitation_by_account on invitation (account);

-- Work is bound to posts, posts to people by date; a cover (AB岗) stands in for the holder.
create table holding (
  county text not null,
  id uuid not null,
  post text not null,
  account uuid not null,
  kind text not null,
  valid_from date not null,
  valid_to date,
  primary key (county, id),
  foreign key (county, post) references post (county, id),
  constraint holding_kind_is_known check (kind in ('holder', 'cover')),
  constraint holding_ends_after_it_begins check (valid_to is null or valid_to >= valid_from)
);
create index holding_by_account on holding (account);
create index holding_by_post on holding (county, post);

create table document (
  county text not null,
  id uuid not null,
  kind text not null,
  title text not null,
  place text,
  year integer,
  speaker text,
  given_on date,
  index_number text,
  file_name text not null,
  digest text not null,
  content text not null,
  uploaded_at timestamptz not null,
  uploaded_by_post text not null,
  uploaded_by_account uuid not null,
  primary key (county, id)
);
create unique index document_stands_once on document (county, digest);
create index document_by_time on document (county, uploaded_at desc);

-- What the reader found in a document. Made again when the reader gets better; proposals keep their place.
create table reading (
  county text not null,
  document uuid not null,
  reader text not null,
  body jsonb not null,
  read_at timestamptz not null,
  primary key (county, document),
  foreign key (county, document) references document (county, id)
);

-- A proposed commitment under review: a draft that may change until it is confirmed or waived.
create table proposal (
  county text not null,
  document uuid not null,
  id uuid not null,
  ordinal integer not null,
  span_start integer not null,
  span_end integer not null,
  state text not null,
  draft jsonb not null,
  version integer not null,
  waived_because text,
  case_id uuid,
  changed_at timestamptz not null,
  changed_by_post text not null,
  primary key (county, document, id),
  foreign key (county, document) references document (county, id),
  constraint proposal_state_is_known check (state in ('proposed', 'confirmed', 'waived')),
  constraint proposal_confirmed_has_case check ((state = 'confirmed') = (case_id is not null)),
  constraint proposal_waived_has_reason check ((state = 'waived') = (waived_because is not null)),
  constraint proposal_span_holds_text check (span_start >= 0 and span_end > span_start)
);
create index proposal_in_order on proposal (county, document, ordinal);

-- Numbers of issued things, without gaps per county, series and year.
create table number_series (
  county text not null,
  series text not null,
  year integer not null,
  last integer not null,
  primary key (county, series, year)
);

-- One thing that happened to a case. Order is seq, never time; hash chains it to the entry before.
create table entry (
  county text not null,
  case_id uuid not null,
  seq integer not null,
  type text not null,
  version integer not null,
  at timestamptz not null,
  by_post text not null,
  by_account uuid not null,
  body jsonb not null,
  private_digest text,
  previous text not null,
  hash text not null,
  primary key (county, case_id, seq),
  constraint entry_seq_begins_at_one check (seq > 0)
);

-- The private part of an entry; the chain knows it only by its salted digest, so that it can be erased.
create table entry_private (
  county text not null,
  case_id uuid not null,
  seq integer not null,
  salt text not null,
  body jsonb not null,
  primary key (county, case_id, seq),
  foreign key (county, case_id, seq) references entry (county, case_id, seq)
);

-- The projection of a case: what its entries fold to. Serves queries; can be rebuilt from the entries.
create table ledger_case (
  county text not null,
  id uuid not null,
  matter text not null,
  number text not null,
  title text not null,
  state text not null,
  lead_organisation text not null,
  deadline date,
  document uuid,
  span_start integer,
  span_end integer,
  body jsonb not null,
  seq integer not null,
  head text not null,
  opened_at timestamptz not null,
  primary key (county, id)
);
create unique index ledger_case_number_is_unique on ledger_case (county, number);
create index ledger_case_newest on ledger_case (county, opened_at desc, id desc);
create index ledger_case_by_lead on ledger_case (county, lead_organisation, opened_at desc, id desc);
create index ledger_case_by_document on ledger_case (county, document, span_start);

-- What others are to be told, written in the same transaction as the entry.
create table outbox (
  county text not null,
  id uuid not null,
  topic text not null,
  body jsonb not null,
  at timestamptz not null,
  primary key (county, id)
);

-- Who looked at private data, and why: append-only and chained, apart from the cases (law 4).
create table access_log (
  county text not null,
  seq integer not null,
  at timestamptz not null,
  by_post text not null,
  by_account uuid not null,
  subject text not null,
  reason text not null,
  previous text not null,
  hash text not null,
  primary key (county, seq)
);

grant select, insert, update on county, organisation, post, account, holding, document, reading, proposal,
  number_series, ledger_case to {app};
grant select, insert, update, delete on session, invitation, outbox to {app};
grant delete on organisation, post to {app};
grant select, insert on definition, entry, entry_private, access_log to {app};
grant select, insert on entry to {retention};
grant select, delete on entry_private to {retention};
