-- The history of figures by change set (R26, decision 20): what one write changed is one row, its cells, old and new values arrays
-- that stand beside each other. A row per cell was 60 rows of every sending, and most of its bytes.

-- A server of the release before may still be at work: what it writes from here on waits, and then fails whole.
lock table cell_change in access exclusive mode;
create table change_set (
  id bigint generated always as identity primary key,
  submission_id uuid not null,
  version integer not null,
  cells text[] not null,
  old_values text[] not null,
  new_values text[] not null,
  source text not null constraint change_set_source check (source in ('page', 'api', 'file', 'demonstration')),
  account_id uuid not null,
  custodian_id uuid,
  at timestamptz not null,
  -- Most sets are one typed cell, and a wide form comes in thousands of them: such a set is found by its cell, the others are looked through.
  only_cell text generated always as (case when cardinality(cells) = 1 then cells[1] end) stored,
  constraint change_set_aligned check (
    cardinality(cells) > 0 and cardinality(old_values) = cardinality(cells) and cardinality(new_values) = cardinality(cells)
    and array_position(cells, null) is null)
);

-- What one write left follows one another within its submission and names each cell once: such a run is a set, under the id of its first
-- row, so that the order of all changes of a submission stays what it was.
insert into change_set (id, submission_id, version, cells, old_values, new_values, source, account_id, custodian_id, at)
  overriding system value
select min(id), submission_id, version, array_agg(cell order by id), array_agg(old_value order by id), array_agg(new_value order by id),
  source, account_id, custodian_id, at
from (
  select *, row_number() over (partition by submission_id order by id)
    - row_number() over (partition by submission_id, version, source, account_id, custodian_id, at, nth order by id) as run
  from (
    select *, row_number() over (partition by submission_id, version, source, account_id, custodian_id, at, cell order by id) as nth from cell_change
  ) n
) c group by submission_id, version, source, account_id, custodian_id, at, nth, run order by min(id);
select setval(pg_get_serial_sequence('change_set', 'id'), (select coalesce(max(id), 0) + 1 from change_set), false);
drop table cell_change;
drop function refuse_locked_changes();

alter table change_set add constraint change_set_submission_id_fkey foreign key (submission_id) references submission;
create index change_set_cell on change_set (submission_id, only_cell);
-- Whether a person typed in a submission, and what was typed since a version.
create index change_set_account on change_set (submission_id, account_id, version);
create trigger change_set_append_only before update or delete on change_set for each row execute function refuse_change();
create trigger change_set_no_truncate before truncate on change_set for each statement execute function refuse_change();
create trigger change_set_locked before insert on change_set for each row execute function refuse_locked_submission();

alter table change_set enable row level security;
-- `offset 0`: one submission is asked for, never all that the scope holds at once (which the planner would prefer for a hundred sets of one).
create policy change_set_scope on change_set using (
  (select current_setting('app.scope', true)) = 'all' or exists (select 1 from submission s where s.id = submission_id offset 0));

create or replace function account_acted(wanted uuid) returns boolean language sql stable security definer set search_path from current as $$
  select exists (select 1 from account a where a.id = wanted and a.acted_at is not null)
    or exists (select 1 from session s where s.account_id = wanted)
    or exists (select 1 from audit_event e where e.account_id = wanted)
    or exists (select 1 from revision r where r.submitted_by = wanted)
    or exists (select 1 from review_step r where r.account_id = wanted)
    or exists (select 1 from submission_return r where r.returned_by = wanted)
    or exists (select 1 from consolidation_signature g where g.signed_by = wanted)
    or exists (select 1 from account a join submission b on b.reporter_unit_id = a.unit_id
               join change_set c on c.submission_id = b.id and c.account_id = wanted where a.id = wanted)
    or exists (select 1 from letter l where l.created_by = wanted)
    or exists (select 1 from attachment f where f.created_by = wanted)
    or exists (select 1 from campaign c where c.created_by = wanted)
    or exists (select 1 from form_version v where v.published_by = wanted)
$$;

-- What the application's role may do. Tables that are only added to are known by their trigger, so that none is forgotten here.
create or replace function admit_application(role text) returns void language plpgsql as $$
declare
  kept regclass;
begin
  execute format('grant usage on schema %I to %I', current_schema(), role);
  execute format('grant select, insert, update, delete on all tables in schema %I to %I', current_schema(), role);
  execute format('grant usage on all sequences in schema %I to %I', current_schema(), role);
  execute format('revoke insert, update, delete on migration from %I', role);
  -- What runs with the owner's rights is called by nobody else; and no table of one's own can stand in for one of these.
  execute format('grant execute on function account_acted(uuid), remove_audit_events(timestamptz, integer) to %I', role);
  execute format('revoke temporary on database %I from public', current_database());
  for kept in
    select t.tgrelid from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = current_schema()::regnamespace and t.tgname in (c.relname || '_append_only', c.relname || '_frozen')
  loop
    execute format('revoke update, delete on %s from %I', kept, role);
  end loop;
end $$;
-- Every function means the tables of its own schema, whatever the caller's path holds: pg_temp, unless it is named last, comes first.
do $$
declare
  each regprocedure;
begin
  for each in select p.oid from pg_proc p where p.pronamespace = current_schema()::regnamespace loop
    execute format('alter function %s set search_path = %I, pg_temp', each, current_schema());
  end loop;
end $$;
