-- Erasing a private part is itself an entry (law 3): the retention role writes it, and brings the case up to it.
grant select, update on ledger_case to {retention};
grant insert on outbox to {retention};
