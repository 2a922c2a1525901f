-- The lock of approved figures, on both sides: of some tables it looked at the row that changes and not at the place it comes from or goes to,
-- nor at what is put in anew; and what totals read besides figures stood open. What a row is about never changes, locked or not.
create function refuse_moved() returns trigger language plpgsql as $$
begin
  raise exception 'what this is about does not change' using errcode = 'restrict_violation', constraint = 'identity_kept';
end $$;
create trigger submission_identity before update on submission for each row
  when ((old.id, old.round_id, old.subject_unit_id, old.reporter_unit_id) is distinct from (new.id, new.round_id, new.subject_unit_id, new.reporter_unit_id))
  execute function refuse_moved();
create trigger round_identity before update on round for each row
  when ((old.id, old.form_id, old.form_version_id, old.period, old.period_start, old.period_end)
    is distinct from (new.id, new.form_id, new.form_version_id, new.period, new.period_start, new.period_end))
  execute function refuse_moved();
create trigger round_step_identity before update on round_step for each row
  when ((old.round_id, old.subject_unit_id, old.position, old.action, old.actor_unit_id)
    is distinct from (new.round_id, new.subject_unit_id, new.position, new.action, new.actor_unit_id))
  execute function refuse_moved();
create trigger consolidation_identity before update on consolidation for each row
  when ((old.id, old.round_id, old.unit_id) is distinct from (new.id, new.round_id, new.unit_id))
  execute function refuse_moved();
create trigger form_identity before update on form for each row
  when ((old.id, old.code) is distinct from (new.id, new.code)) execute function refuse_moved();

-- A round begins open: figures become approved by an approval alone.
create function refuse_born_approved() returns trigger language plpgsql as $$
begin
  raise exception 'a round begins open' using errcode = 'restrict_violation', constraint = 'approved_locked';
end $$;
create trigger round_begins_open before insert on round for each row when (new.state <> 'open') execute function refuse_born_approved();

-- Consolidations and signatures of a round that is no longer open neither come, change nor go. (Approving closes them first.)
create function refuse_locked_consolidation() returns trigger language plpgsql as $$
declare
  locked boolean;
begin
  if tg_table_name = 'consolidation' then
    select exists (select 1 from round r where r.id in (old.round_id, new.round_id) and r.state <> 'open') into locked;
  else
    select exists (select 1 from consolidation c join round r on r.id = c.round_id and r.state <> 'open' where c.id = new.consolidation_id) into locked;
  end if;
  if locked then
    raise exception 'an approval stands' using errcode = 'restrict_violation', constraint = 'approved_locked';
  end if;
  return coalesce(new, old);
end $$;
create trigger consolidation_in_round before insert or update or delete on consolidation for each row execute function refuse_locked_consolidation();
create trigger consolidation_signature_locked before insert on consolidation_signature for each row execute function refuse_locked_consolidation();

-- States at a moment are read from the steps: of a round that is no longer open only those come that a granted correction or withdrawal
-- takes, at its moment, and the approval's own.
create function refuse_late_step() returns trigger language plpgsql as $$
declare
  closed round;
  admitted boolean := false;
begin
  select r.* into closed from round r where r.state <> 'open' and r.id = case new.object_type
    when 'submission' then (select s.round_id from submission s where s.id = new.object_id)
    when 'consolidation' then (select c.round_id from consolidation c where c.id = new.object_id)
    else new.object_id end;
  if closed.id is null then
    return new;
  end if;
  if new.object_type = 'submission' and new.action = 'correct' then
    select exists (select 1 from correction c where c.submission_id = new.object_id and c.state = 'granted' and c.decided_at = new.at
      and c.base_revision + 1 = new.number and new.from_state = new.to_state) into admitted;
  elsif new.object_type in ('submission', 'approval') and new.action in ('withdraw', 'put-back') then
    select exists (select 1 from withdrawal w where w.round_id = closed.id
      and w.submission_id is not distinct from case new.object_type when 'submission' then new.object_id end
      and case new.action
        when 'withdraw' then w.state = 'granted' and w.decided_at = new.at and new.from_state = w.from_state and new.to_state = 'withdrawn'
        else w.state = 'put-back' and w.put_back_at = new.at and new.from_state = 'withdrawn' and new.to_state = w.from_state end) into admitted;
  elsif new.object_type = 'approval' and new.action = 'approve' then
    admitted := new.at = closed.decided_at and new.digest = closed.digest;
  end if;
  if not admitted then
    raise exception 'approved figures are locked' using errcode = 'restrict_violation', constraint = 'approved_locked';
  end if;
  return new;
end $$;
create trigger review_step_locked before insert on review_step for each row execute function refuse_late_step();

-- Below whom a unit stood on the last day of an approved period: a total of that period is added along it.
create function refuse_moved_unit() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from submission s join round r on r.id = s.round_id and r.state <> 'open'
    where (tg_op <> 'INSERT' and s.subject_unit_id = old.descendant_id and old.valid_from <= r.period_end and (old.valid_to is null or old.valid_to > r.period_end)
        and not (tg_op = 'UPDATE' and (old.ancestor_id, old.descendant_id, old.depth) is not distinct from (new.ancestor_id, new.descendant_id, new.depth)
          and new.valid_from <= r.period_end and (new.valid_to is null or new.valid_to > r.period_end)))
      or (tg_op <> 'DELETE' and s.subject_unit_id = new.descendant_id and new.valid_from <= r.period_end and (new.valid_to is null or new.valid_to > r.period_end)
        and not (tg_op = 'UPDATE' and (old.ancestor_id, old.descendant_id, old.depth) is not distinct from (new.ancestor_id, new.descendant_id, new.depth)
          and old.valid_from <= r.period_end and (old.valid_to is null or old.valid_to > r.period_end)))
  ) then
    raise exception 'approved figures are added along this' using errcode = 'restrict_violation', constraint = 'approved_locked';
  end if;
  return coalesce(new, old);
end $$;
create trigger unit_closure_locked before insert or update or delete on unit_closure for each row execute function refuse_moved_unit();

create trigger submission_no_truncate before truncate on submission for each statement execute function refuse_change();
create trigger round_no_truncate before truncate on round for each statement execute function refuse_change();
create trigger round_step_no_truncate before truncate on round_step for each statement execute function refuse_change();
create trigger consolidation_no_truncate before truncate on consolidation for each statement execute function refuse_change();
create trigger consolidation_signature_no_truncate before truncate on consolidation_signature for each statement execute function refuse_change();
create trigger review_step_no_truncate before truncate on review_step for each statement execute function refuse_change();
create trigger form_version_no_truncate before truncate on form_version for each statement execute function refuse_change();
create trigger unit_closure_no_truncate before truncate on unit_closure for each statement execute function refuse_change();

-- Every function means the tables of its own schema, whatever the caller's path holds: pg_temp, unless it is named last, comes first.
do $$
declare
  each regprocedure;
begin
  for each in select p.oid from pg_proc p where p.pronamespace = current_schema()::regnamespace loop
    execute format('alter function %s set search_path = %I, pg_temp', each, current_schema());
  end loop;
end $$;
