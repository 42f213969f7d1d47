-- A work list of what waits for a role looks up open cases by matter and stage, the earliest due first.

create index ledger_case_open_by_stage on ledger_case (county, matter, stage, due_at, id) where not ended;
