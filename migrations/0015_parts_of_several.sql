-- Cases that count towards further cases beside their parent (`also_under`): few, and found without reading all.
create index ledger_case_also_under on ledger_case (county) where body->'fields' ? 'alsoUnder';
