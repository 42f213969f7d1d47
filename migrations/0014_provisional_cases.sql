-- Every start looks for open cases whose due day hangs on a notice to come; without an index it would read all cases.
create index ledger_case_provisional on ledger_case (county, id)
  where not ended and jsonb_path_exists(body, '$.clocks.* ? (@.provisional == true)');
