-- How the terms stood when an adjustment was asked for is folded from its entry: rows of an older fold are written again.
drop index ledger_case_to_fold;
create index ledger_case_to_fold on ledger_case (county, id) where fold < 4;
