-- The files of evidence (佐证). An entry names a file by its digest; the bytes stand here, once for each county, so
-- that the retention role can erase them and the chain stays whole (law 3).
create table evidence_file (
  county text not null,
  digest text not null,
  media_type text not null,
  content bytea not null,
  kept_at timestamptz not null,
  kept_by_post text not null,
  kept_by_account uuid not null,
  primary key (county, digest)
);
-- Pictures and archives do not get smaller by compressing them again.
alter table evidence_file alter column content set storage external;
grant select, insert on evidence_file to {app};
grant select, delete on evidence_file to {retention};
