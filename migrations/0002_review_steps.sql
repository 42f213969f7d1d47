-- Steps of a review, so that the last one can be undone: what stood before and after, proposal by proposal.
-- A proposal that was merged into another, or whose making was undone, is replaced: it stays, out of sight.
create table review_step (
  county text not null,
  document uuid not null,
  seq integer not null,
  kind text not null,
  before jsonb not null,
  after jsonb not null,
  at timestamptz not null,
  by_post text not null,
  by_account uuid not null,
  undone_at timestamptz,
  primary key (county, document, seq),
  foreign key (county, document) references document (county, id)
);
grant select, insert, update on review_step to {app};

alter table proposal drop constraint proposal_state_is_known;
alter table proposal add constraint proposal_state_is_known
  check (state in ('proposed', 'confirmed', 'waived', 'replaced'));

-- The ledger of one year's plan, and what is to be carried over from it.
alter table ledger_case add column plan_year integer;
create index ledger_case_by_year on ledger_case (county, plan_year, state, opened_at desc, id desc);

-- The text of a document never changes: offsets into it hold for good.
revoke update on document from {app};

-- Which version of its definitions a county works under; going back to an earlier one is a choice as well.
alter table county add column definition text;
