-- Cases are numbered within the year in which they are opened; the owner is told of those that a rule opens; a rule hears of an approval that
-- is withdrawn whole and put back; days and moments are those of the call; files in the thread.

-- The moment of the call that this transaction serves; what does not come from a call has the database's.
create function current_moment() returns timestamptz language sql stable as $$
  select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now())
$$;

alter table discrepancy add column year integer;
update discrepancy d set year = n.year, number = n.number
from (select id, extract(year from opened_at at time zone 'Asia/Ho_Chi_Minh')::integer as year,
  -row_number() over (partition by extract(year from opened_at at time zone 'Asia/Ho_Chi_Minh') order by opened_at, id) as number from discrepancy) n
where n.id = d.id;
alter table discrepancy drop constraint discrepancy_number_once;
update discrepancy set number = -number;
alter table discrepancy alter column year set not null;
alter table discrepancy alter column number drop default;
alter table discrepancy add constraint discrepancy_number_once unique (year, number);
drop sequence discrepancy_number;

-- When its owner was told that a rule opened it (a person's is told at once), and on which day the owner was last reminded.
alter table discrepancy add column told_at timestamptz;
alter table discrepancy add column reminded_on date;
update discrepancy set told_at = opened_at where rule_id is null;
create index discrepancy_open on discrepancy (due_on) where state in ('open', 'answered');

-- The file that goes with a line of the thread.
alter table discrepancy_note add column letter_id uuid references letter;
create index discrepancy_note_letter on discrepancy_note (letter_id);

-- The first free number of the year. Nobody waits for a transaction that has taken one and not ended: its number is passed over, since
-- whoever opens cases holds rows that another may want. A transaction that fails leaves a gap.
create function number_case() returns trigger language plpgsql security definer set search_path from current as $$
declare
  free bigint;
begin
  new.year := extract(year from new.opened_at at time zone 'Asia/Ho_Chi_Minh')::integer;
  select coalesce(max(d.number), 0) + 1 into free from discrepancy d where d.year = new.year;
  loop
    exit when pg_try_advisory_xact_lock(7304530 + new.year, free::integer)
      and not exists (select 1 from discrepancy d where d.year = new.year and d.number = free);
    free := free + 1;
  end loop;
  new.number := free;
  return new;
end $$;
create trigger number_case before insert on discrepancy for each row execute function number_case();

-- Sets the two sides beside each other: opens a case, or says of the open one what they are now. A side that is not there opens nothing, but
-- a case that stands is told of it.
create or replace function compare_discrepancy(wanted uuid, at_period text, at_unit integer) returns void
  language plpgsql security definer set search_path from current as $$
declare
  rule discrepancy_rule;
  standing discrepancy;
  a numeric := discrepancy_side(wanted, 1, at_period, at_unit);
  b numeric := discrepancy_side(wanted, 2, at_period, at_unit);
  apart boolean;
  about record;
  opened uuid;
begin
  select * into rule from discrepancy_rule d where d.id = wanted and d.active;
  if rule.id is null then
    return;
  end if;
  apart := abs(a - b) > case when rule.relative then rule.tolerance / 100 * greatest(abs(a), abs(b)) else rule.tolerance end;
  select * into standing from discrepancy d where d.rule_id = wanted and d.period = at_period and d.unit_id = at_unit and d.state in ('open', 'answered') for update;
  if standing.id is not null then
    if (a, b) is distinct from (standing.first_value, standing.second_value) then
      update discrepancy set first_value = a, second_value = b, agreed_at = case when not apart then current_moment() end where id = standing.id;
      insert into discrepancy_note (discrepancy_id, kind, body, at)
      values (standing.id, case when not apart then 'agrees' else 'moved' end, coalesce(a::text, '–') || ' ' || coalesce(b::text, '–'), current_moment());
    end if;
    return;
  end if;
  -- What was explained stays explained as long as the figures are those.
  if apart is not true or exists (select 1 from discrepancy d where d.rule_id = wanted and d.period = at_period and d.unit_id = at_unit
      and (d.first_value, d.second_value) = (a, b)) then
    return;
  end if;
  select t.form_id, t.cell, g.code as other, u.cell as other_cell, f.code as form, r.verifier_unit_ids[1] as verifier, r.id as round_id, r.period_end into about
  from discrepancy_term t join form f on f.id = t.form_id join round r on r.form_id = t.form_id and r.period = at_period and r.taken_back_at is null
  join discrepancy_term u on u.rule_id = wanted and u.side = 2 join form g on g.id = u.form_id
  where t.rule_id = wanted and t.side = 1 order by t.cell, u.cell limit 1;
  insert into discrepancy (rule_id, form_id, cell, title, period, unit_id, submission_id, first_value, second_value, first_source, second_source, owner_unit_id, due_on, opened_at)
  values (wanted, about.form_id, about.cell, rule.title, at_period, at_unit,
    (select s.id from submission s where s.round_id = about.round_id and s.subject_unit_id = at_unit),
    a, b, about.form, about.other,
    coalesce(case when rule.level <> 'province' then (
      select k.ancestor_id from unit_closure k join unit_version n on n.unit_id = k.ancestor_id and n.kind = 'district'
        and n.valid_from <= about.period_end and (n.valid_to is null or n.valid_to > about.period_end)
      where k.descendant_id = at_unit and k.valid_from <= about.period_end and (k.valid_to is null or k.valid_to > about.period_end) limit 1) end, about.verifier),
    (current_moment() at time zone 'Asia/Ho_Chi_Minh')::date + rule.due_days, current_moment())
  returning id into opened;
  insert into discrepancy_note (discrepancy_id, kind, body, at) values (opened, 'opened', a || ' ' || b, current_moment());
end $$;

-- The approval of a round withdrawn whole, or put back: every figure of the round leaves the totals or comes back without its sheet moving.
create function approved_figures_moved() returns trigger language plpgsql security definer set search_path from current as $$
declare
  each record;
begin
  for each in
    select distinct d.id, n.unit_id
    from discrepancy_term t join discrepancy_rule d on d.id = t.rule_id and d.active
    join unit_version n on n.kind = d.level and n.valid_from <= new.period_end and (n.valid_to is null or n.valid_to > new.period_end)
    where t.form_id = new.form_id order by d.id, n.unit_id
  loop
    perform compare_discrepancy(each.id, new.period, each.unit_id);
  end loop;
  return null;
end $$;
create trigger approved_figures_moved after update of state on round for each row
  when (old.state is distinct from new.state and 'withdrawn' in (old.state, new.state)) execute function approved_figures_moved();

revoke execute on function number_case(), approved_figures_moved() from public;
do $$
declare
  each regprocedure;
begin
  for each in select p.oid from pg_proc p where p.pronamespace = current_schema()::regnamespace
    and p.proname in ('current_moment', 'number_case', 'compare_discrepancy', 'approved_figures_moved') loop
    execute format('alter function %s set search_path = %I, pg_temp', each, current_schema());
  end loop;
end $$;
