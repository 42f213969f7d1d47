-- Notices speak the language of their receiver, and say in both why they did not arrive.
alter table notice_address add column language text not null default 'zh',
  add constraint notice_address_language_is_known check (language in ('zh', 'en'));
alter table notice add column last_error_en text;

-- What became of the notices of one order, for the office that renews its link.
create index notice_by_order on notice (county, case_id, seq);

-- Notices, links and ended addresses hold names, addresses and titles: they go when the county's time for them is over.
create index notice_settled on notice (county, settled_at) where state <> 'waiting';
create index order_link_expired on order_link (county, expires_at);
grant delete on notice, notice_address, order_link, order_link_file to {app};
