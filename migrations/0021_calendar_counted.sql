-- By which calendar the due days of a county's open cases were counted last: notices and local days, as a digest. Another
-- calendar has them all computed again, each that moves with an entry.
create table calendar_counted (
  county text primary key,
  digest text not null
);
grant select, insert, update on calendar_counted to {app};
