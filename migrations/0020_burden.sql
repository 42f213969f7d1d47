-- What units are asked for in a month is counted from entries: those that ask, by the moment they were written.
create index entry_asking on entry (county, at)
  where type in ('assigned', 'urged', 'advanced', 'reopened', 'evidence-judged')
    or (type = 'opened' and body ->> 'lead' is not null);
