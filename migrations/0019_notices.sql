-- Notices: what posts are told outside the house. A message that came before this step is not sent after it.
alter table message add column noticed_at timestamptz;
update message set noticed_at = at;
create index message_to_notice on message (county, at, id, post) where noticed_at is null;

-- Where the notices of a post go: a channel of the installation's settings and an address in it. No secret stands here.
create table notice_address (
  county text not null,
  id uuid not null,
  post text not null,
  channel text not null,
  address text not null,
  -- Whether an order can be answered by a link in the notice.
  by_link boolean not null,
  digest_at text,
  quiet_from text,
  quiet_to text,
  valid_from date not null,
  valid_to date,
  set_at timestamptz not null,
  set_by_post text not null,
  set_by_account uuid not null,
  primary key (county, id)
);
create index notice_address_by_post on notice_address (county, post);
grant select, insert, update on notice_address to {app};

-- What waits to be sent, was sent, became moot, or failed for good.
create table notice (
  county text not null,
  address uuid not null,
  message uuid not null,
  case_id uuid not null,
  seq integer not null,
  urgency text not null,
  kind text not null,
  due date,
  at timestamptz not null,
  tell_at timestamptz not null,
  state text not null,
  tries integer not null,
  last_error text,
  settled_at timestamptz,
  primary key (county, address, message),
  constraint notice_state_is_known check (state in ('waiting', 'sent', 'moot', 'failed'))
);
create index notice_to_send on notice (county, tell_at) where state = 'waiting';
create index notice_failed on notice (county, settled_at desc) where state = 'failed';
grant select, insert, update on notice to {app};

-- Links by which a post answers one order without signing in: only the hash of the token is kept.
create table order_link (
  county text not null,
  token_hash text not null,
  post text not null,
  case_id uuid not null,
  seq integer not null,
  address uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (county, token_hash)
);
create index order_link_by_order on order_link (county, case_id, seq);
grant select, insert, update on order_link to {app};
