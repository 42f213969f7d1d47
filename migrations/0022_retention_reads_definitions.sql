-- An erasure is an entry, and deciding it counts days by the county's own calendar, which stands in its definitions.
grant select on county to {retention};
grant select on definition to {retention};
