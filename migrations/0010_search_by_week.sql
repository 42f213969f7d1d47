-- Pairs stand in the search index behind county and week of opening: a common word is found among the newest cases
-- alone. What an older fold wrote is written again at the start, its text with it.
drop index ledger_case_to_fold;
create index ledger_case_to_fold on ledger_case (county, id) where fold < 3;
-- A search looks the index up once a week of the county's life, and would read all that waits to be sorted in each time.
drop index case_search_by_pairs;
create index case_search_by_pairs on case_search using gin (pairs) with (fastupdate = off);
