-- The place of a change in the order in which a county's changes are told. It is given after the commit, by one
-- worker at a time: whoever has read up to a place has missed nothing before it. See decision 0015.
alter table outbox add column position bigint;
create unique index outbox_by_position on outbox (county, position) where position is not null;
