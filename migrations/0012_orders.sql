-- Orders are entries (urged) with a number of their own: the list of them, newest first, over all and of one unit.
create index entry_order on entry (county, at desc, case_id desc, seq desc) where type = 'urged' and body ? 'order';
create index entry_order_by_unit on entry (county, (body -> 'order' ->> 'unit'), at desc, case_id desc, seq desc)
  where type = 'urged' and body ? 'order';
