-- Which case is the meeting of a series on a planned day: the key lets each be planned once, whatever many workers run.
create table meeting (
  county text not null,
  series text not null,
  planned_for date not null,
  case_id uuid not null,
  primary key (county, series, planned_for)
);
create index meeting_by_case on meeting (county, case_id);
create index meeting_by_day on meeting (county, planned_for desc, series);
grant select, insert on meeting to {app};
