-- What waits is delivered in the order of the ids; the index gives the first of any backlog without sorting all of it.
drop index outbox_to_deliver;
create index outbox_to_deliver on outbox (county, id) where delivered_at is null;
