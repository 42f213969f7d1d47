-- One value of a measure at a place and period (observation). A revision is a row of its own: what a bulletin once
-- rested on stays (law 2), so the application can add rows and neither change nor remove them.
create table observation (
  county text not null,
  measure text not null,
  period text not null,
  place text not null,
  aspect text not null,
  grade text not null,
  vintage integer not null,
  edition text not null,
  value numeric not null,
  issued_on date not null,
  source jsonb not null,
  recorded_at timestamptz not null,
  by_post text not null,
  by_account uuid not null,
  primary key (county, measure, period, place, aspect, grade, vintage),
  constraint observation_is_numbered_from_one check (vintage > 0)
);
grant select, insert on observation to {app};
