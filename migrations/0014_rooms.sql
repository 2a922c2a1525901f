-- A notice knows the unit that sent it: whoever lists notices need not ask whose account wrote them. `once`: of all with this key one
-- lies unread in a unit at a time, whoever causes them (a lost password may be reported by anybody).
alter table notice add column from_unit_id integer references unit;
update notice n set from_unit_id = a.unit_id from account a where a.id = n.created_by;
create index notice_from_unit on notice (from_unit_id);
alter table notice add column once text;
update notice set once = 'lost-password' where id in (
  select distinct on (unit_id) id from notice
  where link = '/quan-tri/de-nghi?muc=mat-mat-khau' and read_at is null order by unit_id, created_at desc);
create unique index notice_once_unread on notice (unit_id, once) where read_at is null;
-- Accounts tell of requests and decisions themselves now, in the transaction of what is told; what the two jobs left undone stands in the work lists.
update job set state = 'failed', error = 'told without a job since', ended_at = now(), lease_until = null
where name in ('account-asked-notice', 'account-decision-notice') and state in ('waiting', 'running');
