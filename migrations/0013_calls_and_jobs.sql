-- Calls of programs (consumers) stand in the trail; jobs keep their lease while they work, show how far they are, and can be cancelled.

alter table audit_event drop constraint audit_event_account_kind;
alter table audit_event add constraint audit_event_account_kind check (account_kind in ('unit', 'operator', 'consumer', 'system', 'none'));
