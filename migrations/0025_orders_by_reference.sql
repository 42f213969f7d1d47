-- Orders are looked for by the number of the minutes or document that they come from, so that none is registered twice.
create index ledger_case_by_reference on ledger_case (county, (body #>> '{fields,reference}'))
  where matter = 'meeting-order';
