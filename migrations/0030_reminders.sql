-- Which unit was reminded of which form in which period, and when: what the progress shows beside a unit that has not sent yet.
create table reminder (
  id bigint generated always as identity primary key,
  round_id uuid not null references round,
  unit_id integer not null references unit,
  sent_by uuid not null references account,
  custodian_id uuid references custodian,
  at timestamptz not null
);
create index reminder_round on reminder (round_id, unit_id, at);
create index reminder_unit on reminder (unit_id);
create index reminder_sent_by on reminder (sent_by);
create index reminder_custodian on reminder (custodian_id);
create trigger reminder_append_only before update or delete on reminder for each row execute function refuse_change();
create trigger reminder_no_truncate before truncate on reminder for each statement execute function refuse_change();
alter table reminder enable row level security;
create policy reminder_scope on reminder using (
  (select current_setting('app.scope', true)) = 'all' or unit_id = any ((select scope_units())::integer[]));

-- Reminders of before stand in the trail alone.
insert into reminder (round_id, unit_id, sent_by, custodian_id, at)
select r.id, told.unit_id, a.id, c.id, e.at
from audit_event e
cross join lateral (select unit::integer as unit_id from jsonb_array_elements_text(e.detail -> 'units') as t (unit)) told
join unit u on u.id = told.unit_id
join account a on a.id = e.account_id
left join custodian c on c.id = e.custodian_id
join form f on f.code = split_part(e.object_id, ' ', 1)
join round r on r.form_id = f.id and r.period = split_part(e.object_id, ' ', 2) and r.taken_back_at is null
where e.action = 'reminder.send' and e.result = 'done'
order by e.id;
