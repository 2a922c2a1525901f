-- Jobs; the trail's remaining fields (SEC-15); its seal: an RFC 6962 tree whose leaves also lie outside the database (R27, SEC-19).

-- Work outside requests (decision 8). A schedule's slot is put down once, whichever process sees it first.
create table job (
  id bigint generated always as identity primary key,
  name text not null,
  data jsonb not null default '{}',
  slot text,
  state text not null default 'waiting' constraint job_state check (state in ('waiting', 'running', 'done', 'failed')),
  run_after timestamptz not null,
  attempts integer not null default 0,
  lease_until timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  error text
);
create unique index job_slot on job (name, slot);
create index job_open on job (run_after) where state in ('waiting', 'running');
create index job_ended on job (ended_at);

-- `format` says which columns the digest covers: 1 those of 0001, 2 these too. `recorded_at` is the database's own clock, in microseconds.
alter table audit_event add column format smallint not null default 1;
alter table audit_event add column account_kind text constraint audit_event_account_kind check (account_kind in ('unit', 'operator', 'system', 'none'));
alter table audit_event add column actor_unit_id integer;
alter table audit_event add column before_digest text;
alter table audit_event add column after_digest text;
alter table audit_event add column recorded_at timestamptz not null default clock_timestamp();

-- Pages of the trail go by id, newest first, under each filter. Time grows with the table: a summary a block range finds it for next to nothing.
drop index audit_event_at;
create index audit_event_at on audit_event using brin (at);
drop index audit_event_object;
drop index audit_event_account;
drop index audit_event_unit;
create index audit_event_object on audit_event (object_id, id);
create index audit_event_account on audit_event (account_name, id);
create index audit_event_unit on audit_event (unit_id, id);
create index audit_event_action on audit_event (action, id);

-- The place of an event in the tree, and its leaf hash. No foreign key: an event removed after its term leaves its leaf behind.
create table audit_leaf (
  number bigint primary key,
  event_id bigint not null,
  removable boolean not null,
  hash bytea not null constraint audit_leaf_hash check (octet_length(hash) = 32)
);
create unique index audit_leaf_event on audit_leaf (event_id);
-- Roots of full subtrees of 256^level leaves: proofs then read a few hundred hashes, however long the trail.
create table audit_subtree (
  level smallint not null,
  position bigint not null,
  hash bytea not null constraint audit_subtree_hash check (octet_length(hash) = 32),
  primary key (level, position)
);
-- Each signed state of the tree; the same text lies outside the database, beside the leaves.
create table audit_checkpoint (
  size bigint primary key,
  root bytea not null constraint audit_checkpoint_root check (octet_length(root) = 32),
  at timestamptz not null,
  last_event_id bigint not null,
  note text not null
);

create trigger audit_leaf_append_only before update or delete on audit_leaf for each row execute function refuse_change();
create trigger audit_leaf_no_truncate before truncate on audit_leaf for each statement execute function refuse_change();
create trigger audit_subtree_append_only before update or delete on audit_subtree for each row execute function refuse_change();
create trigger audit_subtree_no_truncate before truncate on audit_subtree for each statement execute function refuse_change();
create trigger audit_checkpoint_append_only before update or delete on audit_checkpoint for each row execute function refuse_change();
create trigger audit_checkpoint_no_truncate before truncate on audit_checkpoint for each statement execute function refuse_change();

-- The only way an event leaves the table (SEC-17): of the removable kind, sealed, and older than the legal floor of twelve months by
-- its own time and by the database's. Runs with the owner's rights: the application's role cannot delete.
create function refuse_early_removal() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('app.audit_removal', true) = 'on'
    and greatest(old.at, old.recorded_at) < now() - interval '12 months'
    and exists (select 1 from audit_leaf l where l.event_id = old.id and l.removable) then
    return old;
  end if;
  raise exception 'append-only: % of %', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
drop trigger audit_event_append_only on audit_event;
create trigger audit_event_append_only before update or delete on audit_event for each row execute function refuse_early_removal();

create function remove_audit_events(before timestamptz, most integer) returns integer
  language plpgsql security definer set search_path from current as $$
declare
  gone integer;
begin
  -- A day's grace for clocks that differ; what goes is bounded by the database's own.
  if before > now() - interval '12 months' + interval '1 day' then
    raise exception 'audit events are kept for twelve months at least' using errcode = 'check_violation';
  end if;
  perform set_config('app.audit_removal', 'on', true);
  delete from audit_event e where e.id in (
    select l.event_id from audit_leaf l join audit_event o on o.id = l.event_id
    where l.removable and greatest(o.at, o.recorded_at) < least(before, now() - interval '12 months') order by l.number limit most);
  get diagnostics gone = row_count;
  perform set_config('app.audit_removal', '', true);
  return gone;
end $$;
