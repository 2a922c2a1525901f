-- Rows by scope (R9, ASVS 8.4.1), under a role that owns nothing. The request's first statement says who asks: app.scope is 'all' for
-- whoever reaches the province, else the root of their subtree; unset, no figure is there. Policies bind the application's role, not the owner.

-- The units under the asker, on whatever day: days are the queries' matter, this is the wall behind them.
create function scope_units() returns integer[] language sql stable as $$
  select coalesce(array_agg(distinct c.descendant_id), '{}') from unit_closure c
  where c.ancestor_id = case when current_setting('app.scope', true) ~ '^[0-9]+$' then current_setting('app.scope', true)::integer end
$$;
-- Those above: a commune is shown the state of its district's consolidation.
create function units_above() returns integer[] language sql stable as $$
  select coalesce(array_agg(distinct c.ancestor_id), '{}') from unit_closure c
  where c.descendant_id = case when current_setting('app.scope', true) ~ '^[0-9]+$' then current_setting('app.scope', true)::integer end
$$;

alter table submission enable row level security;
create policy submission_scope on submission using (
  (select current_setting('app.scope', true)) = 'all'
  or subject_unit_id = any ((select scope_units())::integer[]) or reporter_unit_id = any ((select scope_units())::integer[]));
alter table revision enable row level security;
create policy revision_scope on revision using (
  (select current_setting('app.scope', true)) = 'all' or exists (select 1 from submission s where s.id = submission_id));
alter table cell_change enable row level security;
create policy cell_change_scope on cell_change using (
  (select current_setting('app.scope', true)) = 'all' or exists (select 1 from submission s where s.id = submission_id));
alter table submission_return enable row level security;
create policy submission_return_scope on submission_return using (
  (select current_setting('app.scope', true)) = 'all' or exists (select 1 from submission s where s.id = submission_id));
alter table consolidation enable row level security;
create policy consolidation_scope on consolidation using (
  (select current_setting('app.scope', true)) = 'all'
  or unit_id = any ((select scope_units())::integer[]) or unit_id = any ((select units_above())::integer[]));
alter table consolidation_signature enable row level security;
create policy consolidation_signature_scope on consolidation_signature using (
  (select current_setting('app.scope', true)) = 'all' or exists (select 1 from consolidation c where c.id = consolidation_id));
alter table review_step enable row level security;
create policy review_step_scope on review_step using (
  (select current_setting('app.scope', true)) = 'all' or unit_id = any ((select scope_units())::integer[])
  or exists (select 1 from submission s where s.id = object_id) or exists (select 1 from consolidation c where c.id = object_id));
alter table notice enable row level security;
create policy notice_scope on notice using (
  (select current_setting('app.scope', true)) = 'all' or unit_id = any ((select scope_units())::integer[])) with check (true);
alter table account_request enable row level security;
create policy account_request_scope on account_request using (
  (select current_setting('app.scope', true)) = 'all'
  or unit_id = any ((select scope_units())::integer[]) or asked_unit_id = any ((select scope_units())::integer[]));

-- What the application's role may do, granted again at every start after a migration. The trail and the histories are only added to.
create function admit_application(role text) returns void language plpgsql as $$
declare
  kept text;
begin
  execute format('grant usage on schema %I to %I', current_schema(), role);
  execute format('grant select, insert, update, delete on all tables in schema %I to %I', current_schema(), role);
  execute format('grant usage on all sequences in schema %I to %I', current_schema(), role);
  execute format('revoke insert, update, delete on migration from %I', role);
  -- What runs with the owner's rights is called by nobody else; and no table of one's own can stand in for one of these.
  execute format('grant execute on function account_acted(uuid), remove_audit_events(timestamptz, integer) to %I', role);
  execute format('revoke temporary on database %I from public', current_database());
  foreach kept in array array['audit_event', 'audit_leaf', 'audit_subtree', 'audit_checkpoint', 'revision', 'cell_change', 'review_step',
    'consolidation_signature', 'form_version', 'handover', 'account_review'] loop
    execute format('revoke update, delete on %I from %I', kept, role);
  end loop;
end $$;

revoke execute on function account_acted(uuid), remove_audit_events(timestamptz, integer) from public;
revoke execute on function admit_application(text) from public;
-- Every function means the tables of its own schema, whatever the caller's path holds: pg_temp, unless it is named last, comes first.
do $$
declare
  each regprocedure;
begin
  for each in select p.oid from pg_proc p where p.pronamespace = current_schema()::regnamespace loop
    execute format('alter function %s set search_path = %I, pg_temp', each, current_schema());
  end loop;
end $$;
