-- The schema that the migrations make, written by `suohe schema` from the database’s own catalogue.
-- Read it; do not edit it. CI compares it.

create table access_log (
  county text not null,
  seq integer not null,
  at timestamp with time zone not null,
  by_post text not null,
  by_account uuid not null,
  subject text not null,
  reason text not null,
  previous text not null,
  hash text not null,
  constraint access_log_pkey PRIMARY KEY (county, seq)
);

create table access_log_head (
  county text not null,
  seq integer not null,
  hash text not null,
  constraint access_log_head_pkey PRIMARY KEY (county)
);

create table account (
  id uuid not null,
  login text not null,
  name text not null,
  password_hash text,
  failed_sign_ins integer default 0 not null,
  locked_until timestamp with time zone,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  constraint account_pkey PRIMARY KEY (id)
);

create table calendar_counted (
  county text not null,
  digest text not null,
  constraint calendar_counted_pkey PRIMARY KEY (county)
);

create table case_join (
  county text not null,
  organisation text not null,
  case_id uuid not null,
  constraint case_join_pkey PRIMARY KEY (county, organisation, case_id)
);

create table case_search (
  county text not null,
  case_id uuid not null,
  body text not null,
  pairs text[] not null,
  constraint case_search_pkey PRIMARY KEY (county, case_id)
);

create table county (
  county text not null,
  name text not null,
  english_name text not null,
  simulated boolean not null,
  definition text,
  constraint county_pkey PRIMARY KEY (county)
);

create table definition (
  county text not null,
  digest text not null,
  body jsonb not null,
  loaded_at timestamp with time zone not null,
  constraint definition_pkey PRIMARY KEY (county, digest)
);

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
  uploaded_at timestamp with time zone not null,
  uploaded_by_post text not null,
  uploaded_by_account uuid not null,
  constraint document_pkey PRIMARY KEY (county, id)
);

create table entry (
  county text not null,
  case_id uuid not null,
  seq integer not null,
  type text not null,
  version integer not null,
  at timestamp with time zone not null,
  by_post text not null,
  by_account uuid not null,
  body jsonb not null,
  private_digest text,
  previous text not null,
  hash text not null,
  constraint entry_pkey PRIMARY KEY (county, case_id, seq),
  constraint entry_seq_begins_at_one CHECK ((seq > 0))
);

create table entry_private (
  county text not null,
  case_id uuid not null,
  seq integer not null,
  salt text not null,
  body jsonb not null,
  constraint entry_private_pkey PRIMARY KEY (county, case_id, seq)
);

create table evidence_file (
  county text not null,
  digest text not null,
  media_type text not null,
  content bytea not null,
  kept_at timestamp with time zone not null,
  kept_by_post text not null,
  kept_by_account uuid not null,
  constraint evidence_file_pkey PRIMARY KEY (county, digest)
);

create table holding (
  county text not null,
  id uuid not null,
  post text not null,
  account uuid not null,
  kind text not null,
  valid_from date not null,
  valid_to date,
  constraint holding_pkey PRIMARY KEY (county, id),
  constraint holding_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint holding_kind_is_known CHECK ((kind = ANY (ARRAY['holder'::text, 'cover'::text])))
);

create table idempotency (
  county text not null,
  account uuid not null,
  key text not null,
  request text not null,
  answer jsonb,
  at timestamp with time zone not null,
  constraint idempotency_pkey PRIMARY KEY (county, account, key)
);

create table invitation (
  token_hash text not null,
  account uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (token_hash)
);

create table ledger_case (
  county text not null,
  id uuid not null,
  matter text not null,
  number text not null,
  title text not null,
  stage text not null,
  lead_organisation text,
  deadline date,
  document uuid,
  span_start integer,
  span_end integer,
  body jsonb not null,
  seq integer not null,
  head text not null,
  opened_at timestamp with time zone not null,
  plan_year integer,
  matter_version text,
  ended boolean default false not null,
  parent uuid,
  due_at timestamp with time zone,
  next_at timestamp with time zone,
  fold integer default 0 not null,
  constraint ledger_case_pkey PRIMARY KEY (county, id)
);

create table matter_in_force (
  county text not null,
  matter text not null,
  valid_from date not null,
  valid_to date,
  digest text not null,
  constraint matter_in_force_pkey PRIMARY KEY (county, matter, valid_from)
);

create table matter_version (
  county text not null,
  digest text not null,
  matter text not null,
  valid_from date not null,
  body json not null,
  loaded_at timestamp with time zone not null,
  constraint matter_version_pkey PRIMARY KEY (county, digest)
);

create table meeting (
  county text not null,
  series text not null,
  planned_for date not null,
  case_id uuid not null,
  constraint meeting_pkey PRIMARY KEY (county, series, planned_for)
);

create table message (
  county text not null,
  post text not null,
  id uuid not null,
  case_id uuid not null,
  seq integer not null,
  topic text not null,
  body jsonb not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  noticed_at timestamp with time zone,
  constraint message_pkey PRIMARY KEY (county, post, id)
);

create table notice (
  county text not null,
  address uuid not null,
  message uuid not null,
  case_id uuid not null,
  seq integer not null,
  urgency text not null,
  kind text not null,
  due date,
  at timestamp with time zone not null,
  tell_at timestamp with time zone not null,
  state text not null,
  tries integer not null,
  last_error text,
  settled_at timestamp with time zone,
  last_error_en text,
  constraint notice_pkey PRIMARY KEY (county, address, message),
  constraint notice_state_is_known CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'moot'::text, 'failed'::text])))
);

create table notice_address (
  county text not null,
  id uuid not null,
  post text not null,
  channel text not null,
  address text not null,
  by_link boolean not null,
  digest_at text,
  quiet_from text,
  quiet_to text,
  valid_from date not null,
  valid_to date,
  set_at timestamp with time zone not null,
  set_by_post text not null,
  set_by_account uuid not null,
  language text default 'zh'::text not null,
  constraint notice_address_pkey PRIMARY KEY (county, id),
  constraint notice_address_language_is_known CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text])))
);

create table number_series (
  county text not null,
  series text not null,
  year integer not null,
  last integer not null,
  constraint number_series_pkey PRIMARY KEY (county, series, year)
);

create table observation (
  county text not null,
  measure text not null,
  period text not null,
  place text not null,
  aspect text not null,
  grade text not null,
  vintage integer not null,
  edition text not null,
  value numeric not null,
  issued_on date not null,
  source jsonb not null,
  recorded_at timestamp with time zone not null,
  by_post text not null,
  by_account uuid not null,
  constraint observation_pkey PRIMARY KEY (county, measure, period, place, aspect, grade, vintage),
  constraint observation_is_numbered_from_one CHECK ((vintage > 0))
);

create table order_link (
  county text not null,
  token_hash text not null,
  post text not null,
  case_id uuid not null,
  seq integer not null,
  address uuid not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_why text,
  constraint order_link_pkey PRIMARY KEY (county, token_hash),
  constraint order_link_reason_is_known CHECK ((revoked_why = ANY (ARRAY['office'::text, 'renewed'::text, 'address'::text])))
);

create table order_link_file (
  county text not null,
  token_hash text not null,
  digest text not null,
  bytes integer not null,
  kept_at timestamp with time zone not null,
  constraint order_link_file_pkey PRIMARY KEY (county, token_hash, digest)
);

create table organisation (
  county text not null,
  id text not null,
  valid_from date not null,
  valid_to date,
  name text not null,
  kind text not null,
  superior text,
  constraint organisation_pkey PRIMARY KEY (county, id, valid_from),
  constraint organisation_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);

create table outbox (
  county text not null,
  id uuid not null,
  topic text not null,
  body jsonb not null,
  at timestamp with time zone not null,
  delivered_at timestamp with time zone,
  tries integer default 0 not null,
  try_at timestamp with time zone,
  last_error text,
  position bigint,
  constraint outbox_pkey PRIMARY KEY (county, id)
);

create table post (
  county text not null,
  id text not null,
  organisation text not null,
  title text not null,
  roles text[] not null,
  valid_from date not null,
  valid_to date,
  constraint post_pkey PRIMARY KEY (county, id)
);

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
  changed_at timestamp with time zone not null,
  changed_by_post text not null,
  constraint proposal_pkey PRIMARY KEY (county, document, id),
  constraint proposal_confirmed_has_case CHECK (((state = 'confirmed'::text) = (case_id IS NOT NULL))),
  constraint proposal_span_holds_text CHECK (((span_start >= 0) AND (span_end > span_start))),
  constraint proposal_state_is_known CHECK ((state = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'waived'::text, 'replaced'::text]))),
  constraint proposal_waived_has_reason CHECK (((state = 'waived'::text) = (waived_because IS NOT NULL)))
);

create table reading (
  county text not null,
  document uuid not null,
  reader text not null,
  body jsonb not null,
  read_at timestamp with time zone not null,
  constraint reading_pkey PRIMARY KEY (county, document)
);

create table review_step (
  county text not null,
  document uuid not null,
  seq integer not null,
  kind text not null,
  before jsonb not null,
  after jsonb not null,
  at timestamp with time zone not null,
  by_post text not null,
  by_account uuid not null,
  undone_at timestamp with time zone,
  constraint review_step_pkey PRIMARY KEY (county, document, seq)
);

create table schema_migration (
  id integer not null,
  name text not null,
  hash text not null,
  applied_at timestamp with time zone default now() not null,
  constraint schema_migration_pkey PRIMARY KEY (id)
);

create table score_result (
  county text not null,
  id uuid not null,
  scheme text not null,
  digest text not null,
  computed_at timestamp with time zone not null,
  body jsonb not null,
  constraint score_result_pkey PRIMARY KEY (county, id)
);

create table session (
  token_hash text not null,
  account uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (token_hash)
);

alter table entry_private add constraint entry_private_county_case_id_seq_fkey FOREIGN KEY (county, case_id, seq) REFERENCES entry(county, case_id, seq);
alter table holding add constraint holding_county_post_fkey FOREIGN KEY (county, post) REFERENCES post(county, id);
alter table invitation add constraint invitation_account_fkey FOREIGN KEY (account) REFERENCES account(id);
alter table proposal add constraint proposal_county_document_fkey FOREIGN KEY (county, document) REFERENCES document(county, id);
alter table reading add constraint reading_county_document_fkey FOREIGN KEY (county, document) REFERENCES document(county, id);
alter table review_step add constraint review_step_county_document_fkey FOREIGN KEY (county, document) REFERENCES document(county, id);
alter table session add constraint session_account_fkey FOREIGN KEY (account) REFERENCES account(id);

CREATE UNIQUE INDEX account_login_is_unique ON public.account USING btree (lower(login));
CREATE INDEX case_join_by_case ON public.case_join USING btree (county, case_id);
CREATE INDEX case_search_by_pairs ON public.case_search USING gin (pairs) WITH (fastupdate=off);
CREATE INDEX document_by_time ON public.document USING btree (county, uploaded_at DESC);
CREATE UNIQUE INDEX document_stands_once ON public.document USING btree (county, digest);
CREATE INDEX entry_asking ON public.entry USING btree (county, at) WHERE ((type = ANY (ARRAY['assigned'::text, 'urged'::text, 'advanced'::text, 'reopened'::text, 'evidence-judged'::text])) OR ((type = 'opened'::text) AND ((body ->> 'lead'::text) IS NOT NULL)));
CREATE INDEX entry_order ON public.entry USING btree (county, at DESC, case_id DESC, seq DESC) WHERE ((type = 'urged'::text) AND (body ? 'order'::text));
CREATE INDEX entry_order_by_unit ON public.entry USING btree (county, (((body -> 'order'::text) ->> 'unit'::text)), at DESC, case_id DESC, seq DESC) WHERE ((type = 'urged'::text) AND (body ? 'order'::text));
CREATE INDEX holding_by_account ON public.holding USING btree (account);
CREATE INDEX holding_by_post ON public.holding USING btree (county, post);
CREATE INDEX idempotency_by_time ON public.idempotency USING btree (county, at);
CREATE INDEX invitation_by_account ON public.invitation USING btree (account);
CREATE INDEX ledger_case_also_under ON public.ledger_case USING btree (county) WHERE ((body -> 'fields'::text) ? 'alsoUnder'::text);
CREATE INDEX ledger_case_by_document ON public.ledger_case USING btree (county, document, span_start) WHERE (document IS NOT NULL);
CREATE INDEX ledger_case_by_lead ON public.ledger_case USING btree (county, lead_organisation, opened_at DESC, id DESC);
CREATE INDEX ledger_case_by_matter ON public.ledger_case USING btree (county, matter, opened_at DESC, id DESC);
CREATE INDEX ledger_case_by_parent ON public.ledger_case USING btree (county, parent) WHERE (parent IS NOT NULL);
CREATE INDEX ledger_case_by_reference ON public.ledger_case USING btree (county, ((body #>> '{fields,reference}'::text[]))) WHERE (matter = 'meeting-order'::text);
CREATE INDEX ledger_case_by_year ON public.ledger_case USING btree (county, plan_year, opened_at DESC, id DESC) WHERE (plan_year IS NOT NULL);
CREATE INDEX ledger_case_newest ON public.ledger_case USING btree (county, opened_at DESC, id DESC);
CREATE UNIQUE INDEX ledger_case_number_is_unique ON public.ledger_case USING btree (county, number);
CREATE INDEX ledger_case_open_by_lead ON public.ledger_case USING btree (county, lead_organisation, due_at, id) WHERE (NOT ended);
CREATE INDEX ledger_case_open_by_stage ON public.ledger_case USING btree (county, matter, stage, due_at, id) WHERE (NOT ended);
CREATE INDEX ledger_case_provisional ON public.ledger_case USING btree (county, id) WHERE ((NOT ended) AND jsonb_path_exists(body, '$."clocks".*?(@."provisional" == true)'::jsonpath));
CREATE INDEX ledger_case_to_fold ON public.ledger_case USING btree (county, id) WHERE (fold < 4);
CREATE INDEX ledger_case_to_look_at ON public.ledger_case USING btree (county, next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX meeting_by_case ON public.meeting USING btree (county, case_id);
CREATE INDEX meeting_by_day ON public.meeting USING btree (county, planned_for DESC, series);
CREATE INDEX message_to_notice ON public.message USING btree (county, at, id, post) WHERE (noticed_at IS NULL);
CREATE INDEX message_unread ON public.message USING btree (county, post, at DESC) WHERE (read_at IS NULL);
CREATE INDEX notice_by_order ON public.notice USING btree (county, case_id, seq);
CREATE INDEX notice_failed ON public.notice USING btree (county, settled_at DESC) WHERE (state = 'failed'::text);
CREATE INDEX notice_settled ON public.notice USING btree (county, settled_at) WHERE (state <> 'waiting'::text);
CREATE INDEX notice_to_send ON public.notice USING btree (county, tell_at) WHERE (state = 'waiting'::text);
CREATE INDEX notice_address_by_post ON public.notice_address USING btree (county, post);
CREATE INDEX order_link_by_order ON public.order_link USING btree (county, case_id, seq);
CREATE INDEX order_link_expired ON public.order_link USING btree (county, expires_at);
CREATE UNIQUE INDEX outbox_by_position ON public.outbox USING btree (county, "position") WHERE ("position" IS NOT NULL);
CREATE INDEX outbox_to_deliver ON public.outbox USING btree (county, id) WHERE (delivered_at IS NULL);
CREATE INDEX proposal_in_order ON public.proposal USING btree (county, document, ordinal);
CREATE INDEX score_result_by_scheme ON public.score_result USING btree (county, scheme, computed_at DESC, id DESC);
CREATE INDEX session_by_account ON public.session USING btree (account);

grant select, insert on access_log to suohe_app;
grant select, insert, update on access_log_head to suohe_app;
grant select, insert, update on account to suohe_app;
grant select, insert, update on calendar_counted to suohe_app;
grant select, insert, delete on case_join to suohe_app;
grant select, insert, update on case_search to suohe_app;
grant select, insert, update on county to suohe_app;
grant select on county to suohe_retention;
grant select, insert on definition to suohe_app;
grant select on definition to suohe_retention;
grant select, insert on document to suohe_app;
grant select, insert on entry to suohe_app;
grant select, insert on entry to suohe_retention;
grant select, insert on entry_private to suohe_app;
grant select, delete on entry_private to suohe_retention;
grant select, insert on evidence_file to suohe_app;
grant select, delete on evidence_file to suohe_retention;
grant select, insert, update on holding to suohe_app;
grant select, insert, update, delete on idempotency to suohe_app;
grant select, insert, update, delete on invitation to suohe_app;
grant select, insert, update on ledger_case to suohe_app;
grant select, update on ledger_case to suohe_retention;
grant select, insert, delete on matter_in_force to suohe_app;
grant select on matter_in_force to suohe_retention;
grant select, insert on matter_version to suohe_app;
grant select on matter_version to suohe_retention;
grant select, insert on meeting to suohe_app;
grant select, insert, update on message to suohe_app;
grant select, insert, update, delete on notice to suohe_app;
grant select, insert, update, delete on notice_address to suohe_app;
grant select, insert, update on number_series to suohe_app;
grant select, insert on observation to suohe_app;
grant select, insert, update, delete on order_link to suohe_app;
grant select, insert, delete on order_link_file to suohe_app;
grant select, insert, update, delete on organisation to suohe_app;
grant select, insert, update, delete on outbox to suohe_app;
grant insert on outbox to suohe_retention;
grant select, insert, update, delete on post to suohe_app;
grant select, insert, update on proposal to suohe_app;
grant select, insert, update on reading to suohe_app;
grant select, insert, update on review_step to suohe_app;
grant select on schema_migration to suohe_app;
grant select, insert on score_result to suohe_app;
grant select, insert, update, delete on session to suohe_app;
