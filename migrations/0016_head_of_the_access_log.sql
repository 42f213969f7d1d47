-- The last line of each county's access log, remembered beside it: lines that are missing at the end are found.
create table access_log_head (
  county text not null,
  seq integer not null,
  hash text not null,
  primary key (county)
);
insert into access_log_head (county, seq, hash)
  select distinct on (county) county, seq, hash from access_log order by county, seq desc;
grant select, insert, update on access_log_head to {app};
