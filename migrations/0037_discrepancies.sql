-- Two figures for one thing (R24, Đ3.4): a case with an owner and a day, opened by a rule between two series or by a person.

-- A rule of the catalogue: what two sides make at each unit of a level, in a period; more apart than the tolerance, they are a case.
create table discrepancy_rule (
  id uuid primary key default gen_random_uuid(),
  title text not null,
  level text not null constraint discrepancy_rule_level check (level in ('commune', 'district', 'province')),
  tolerance numeric not null constraint discrepancy_rule_tolerance check (tolerance >= 0),
  -- The tolerance is per cent of the greater of the two.
  relative boolean not null,
  due_days integer not null constraint discrepancy_rule_due check (due_days between 1 and 90),
  active boolean not null default true,
  created_by uuid references account,
  created_at timestamptz not null
);
-- Each side is a sum of stored figures of one form, each by its series, so that every version that asks for them is read.
create table discrepancy_term (
  rule_id uuid not null references discrepancy_rule,
  side smallint not null constraint discrepancy_term_side check (side in (1, 2)),
  form_id integer not null references form,
  cell text not null,
  series text not null,
  factor numeric not null,
  primary key (rule_id, side, series)
);
create index discrepancy_term_form on discrepancy_term (form_id);

create sequence discrepancy_number;
create table discrepancy (
  id uuid primary key default gen_random_uuid(),
  version integer not null default 1,
  number bigint not null default nextval('discrepancy_number') constraint discrepancy_number_once unique,
  rule_id uuid references discrepancy_rule,
  -- What the figures are of, and the cell of the first side.
  form_id integer not null references form,
  cell text not null,
  title text not null,
  period text not null,
  unit_id integer not null references unit,
  -- The sheet that holds the first figure, where it is one sheet.
  submission_id uuid references submission,
  first_value numeric,
  second_value numeric,
  first_source text not null,
  second_source text not null,
  owner_unit_id integer not null references unit,
  due_on date not null,
  -- Null: a rule.
  asked_unit_id integer references unit,
  state text not null default 'open' constraint discrepancy_state check (state in ('open', 'answered', 'explained', 'corrected', 'none')),
  outcome text constraint discrepancy_outcome check (outcome in ('explained', 'corrected', 'none')),
  cause text constraint discrepancy_cause check (cause in ('entry', 'time', 'concept', 'units', 'other-source', 'other')),
  explanation text,
  opened_at timestamptz not null,
  -- Since when the two figures agree again; it waits for its owner all the same.
  agreed_at timestamptz,
  constraint discrepancy_answered check ((state = 'open') = (outcome is null) and (outcome is null) = (cause is null) and (cause is null) = (explanation is null)),
  constraint discrepancy_closed_as check (state in ('open', 'answered') or state = outcome)
);
-- A rule has one open case about a unit in a period.
create unique index discrepancy_rule_once on discrepancy (rule_id, period, unit_id) where state in ('open', 'answered');
create index discrepancy_rule_index on discrepancy (rule_id);
create index discrepancy_form on discrepancy (form_id);
create index discrepancy_unit on discrepancy (unit_id);
create index discrepancy_submission on discrepancy (submission_id);
create index discrepancy_owner on discrepancy (owner_unit_id);
create index discrepancy_asked_unit on discrepancy (asked_unit_id);

-- What was said and done about a case, in order; never changed.
create table discrepancy_note (
  id bigint generated always as identity primary key,
  discrepancy_id uuid not null references discrepancy,
  kind text not null constraint discrepancy_note_kind check (kind in ('opened', 'moved', 'agrees', 'note', 'answered', 'accepted', 'sent-back', 'assigned')),
  body text,
  account_id uuid references account,
  custodian_id uuid references custodian,
  unit_id integer references unit,
  at timestamptz not null
);
create index discrepancy_note_case on discrepancy_note (discrepancy_id);
create index discrepancy_note_account on discrepancy_note (account_id);
create index discrepancy_note_custodian on discrepancy_note (custodian_id);
create index discrepancy_note_unit on discrepancy_note (unit_id);
create trigger discrepancy_note_append_only before update or delete on discrepancy_note for each row execute function refuse_change();
create trigger discrepancy_note_no_truncate before truncate on discrepancy_note for each statement execute function refuse_change();
create trigger discrepancy_no_truncate before truncate on discrepancy for each statement execute function refuse_change();
create function refuse_discrepancy_deletion() returns trigger language plpgsql as $$
begin
  raise exception 'a case is never removed' using errcode = 'restrict_violation', constraint = 'discrepancy_stays';
end $$;
create trigger discrepancy_stays before delete on discrepancy for each row execute function refuse_discrepancy_deletion();

-- What a side makes at a unit in a period: the sum over the sheets that were sent below it; null while one of them is still awaited, so that
-- a round under way is not a discrepancy. Read with the owner's eyes: who sends a sheet may not see those it is compared with.
create function discrepancy_side(wanted uuid, which integer, at_period text, at_unit integer) returns numeric
  language sql stable security definer set search_path from current as $$
  select case when bool_and(s.state in ('submitted', 'accepted')) then sum(v.value) end
  from (select distinct t.form_id from discrepancy_term t where t.rule_id = wanted and t.side = which) f
  join round r on r.form_id = f.form_id and r.period = at_period and r.taken_back_at is null and r.state <> 'withdrawn'
  join submission s on s.round_id = r.id and s.excused_reason is null and s.state <> 'withdrawn'
  join unit_closure k on k.ancestor_id = at_unit and k.descendant_id = s.subject_unit_id
    and k.valid_from <= r.period_end and (k.valid_to is null or k.valid_to > r.period_end)
  left join lateral (
    select sum(t.factor * e.figures[c.ordinal + 1]) as value
    from revision e join discrepancy_term t on t.rule_id = wanted and t.side = which
    join form_cell c on c.form_version_id = e.form_version_id and c.series = t.series
    where e.submission_id = s.id and e.number = s.revision) v on true
$$;

-- Sets the two sides beside each other: opens a case, or says of the open one what they are now.
create function compare_discrepancy(wanted uuid, at_period text, at_unit integer) returns void
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
  if rule.id is null or a is null or b is null then
    return;
  end if;
  apart := abs(a - b) > case when rule.relative then rule.tolerance / 100 * greatest(abs(a), abs(b)) else rule.tolerance end;
  select * into standing from discrepancy d where d.rule_id = wanted and d.period = at_period and d.unit_id = at_unit and d.state in ('open', 'answered') for update;
  if standing.id is not null then
    if (a, b) is distinct from (standing.first_value, standing.second_value) then
      update discrepancy set first_value = a, second_value = b, agreed_at = case when apart then null else now() end where id = standing.id;
      insert into discrepancy_note (discrepancy_id, kind, body, at) values (standing.id, case when apart then 'moved' else 'agrees' end, a || ' ' || b, now());
    end if;
    return;
  end if;
  -- What was explained stays explained as long as the figures are those.
  if not apart or exists (select 1 from discrepancy d where d.rule_id = wanted and d.period = at_period and d.unit_id = at_unit
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
    (now() at time zone 'Asia/Ho_Chi_Minh')::date + rule.due_days, now())
  returning id into opened;
  insert into discrepancy_note (discrepancy_id, kind, body, at) values (opened, 'opened', a || ' ' || b, now());
end $$;

-- When a figure changes (sent, returned, corrected, withdrawn, put back), the rules about its form run in the same transaction. Without one
-- that is a look into an empty index.
create function figures_moved() returns trigger language plpgsql security definer set search_path from current as $$
declare
  each record;
begin
  for each in
    select distinct d.id, q.period, k.ancestor_id as unit_id
    from round q join discrepancy_term t on t.form_id = q.form_id join discrepancy_rule d on d.id = t.rule_id and d.active
    join unit_closure k on k.descendant_id = new.subject_unit_id and k.valid_from <= q.period_end and (k.valid_to is null or k.valid_to > q.period_end)
    join unit_version n on n.unit_id = k.ancestor_id and n.kind = d.level and n.valid_from <= q.period_end and (n.valid_to is null or n.valid_to > q.period_end)
    where q.id = new.round_id
  loop
    perform compare_discrepancy(each.id, each.period, each.unit_id);
  end loop;
  return null;
end $$;
create trigger figures_moved after update of state, revision on submission for each row
  when (new.revision > 0 and (old.state is distinct from new.state or old.revision is distinct from new.revision)) execute function figures_moved();

alter table discrepancy_rule enable row level security;
create policy discrepancy_rule_open on discrepancy_rule using (true);
alter table discrepancy_term enable row level security;
create policy discrepancy_term_open on discrepancy_term using (true);
alter table discrepancy enable row level security;
create policy discrepancy_scope on discrepancy using (
  (select current_setting('app.scope', true)) = 'all' or unit_id = any ((select scope_units())::integer[])
  or owner_unit_id = any ((select scope_units())::integer[]) or asked_unit_id = any ((select scope_units())::integer[]));
alter table discrepancy_note enable row level security;
create policy discrepancy_note_scope on discrepancy_note using (
  (select current_setting('app.scope', true)) = 'all' or exists (select 1 from discrepancy d where d.id = discrepancy_id));

-- What runs with the owner's rights is called by nobody else; the job that compares the past is the application's.
revoke execute on function discrepancy_side(uuid, integer, text, integer), compare_discrepancy(uuid, text, integer), figures_moved() from public;
create or replace function admit_application(role text) returns void language plpgsql as $$
declare
  kept regclass;
begin
  execute format('grant usage on schema %I to %I', current_schema(), role);
  execute format('grant select, insert, update, delete on all tables in schema %I to %I', current_schema(), role);
  execute format('grant usage on all sequences in schema %I to %I', current_schema(), role);
  execute format('revoke insert, update, delete on migration from %I', role);
  -- What runs with the owner's rights is called by nobody else; and no table of one's own can stand in for one of these.
  execute format('grant execute on function account_acted(uuid), remove_audit_events(timestamptz, integer), compare_discrepancy(uuid, text, integer) to %I', role);
  execute format('revoke temporary on database %I from public', current_database());
  for kept in
    select t.tgrelid from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = current_schema()::regnamespace and t.tgname in (c.relname || '_append_only', c.relname || '_frozen')
  loop
    execute format('revoke update, delete on %s from %I', kept, role);
  end loop;
end $$;

-- Every function means the tables of its own schema, whatever the caller's path holds.
do $$
declare
  each regprocedure;
begin
  for each in select p.oid from pg_proc p where p.pronamespace = current_schema()::regnamespace
    and p.proname in ('discrepancy_side', 'compare_discrepancy', 'figures_moved', 'refuse_discrepancy_deletion', 'admit_application') loop
    execute format('alter function %s set search_path = %I, pg_temp', each, current_schema());
  end loop;
end $$;
