-- An answer by link may bring files: what came by a link before the answer names it, so that one link brings no more
-- than its share and an answer names nothing that did not come by it.
create table order_link_file (
  county text not null,
  token_hash text not null,
  digest text not null,
  bytes integer not null,
  kept_at timestamptz not null,
  primary key (county, token_hash, digest)
);
grant select, insert on order_link_file to {app};

-- Why a link holds no more, so that whoever opens it is told what to do. Those of before stay without a reason.
alter table order_link add column revoked_why text,
  add constraint order_link_reason_is_known check (revoked_why in ('office', 'renewed', 'address'));
