-- Computed scores (评价结果), each with all that a reader needs to compute it again: the scheme, the rates, every row.
-- A result never changes; a later one stands beside it. Its case (matter score) holds the digest in its chain.
create table score_result (
  county text not null,
  id uuid not null,
  scheme text not null,
  digest text not null,
  computed_at timestamptz not null,
  body jsonb not null,
  primary key (county, id)
);
create index score_result_by_scheme on score_result (county, scheme, computed_at desc, id desc);
grant select, insert on score_result to {app};
