-- A form in a period is a row of its own (decision 18): its version, its days, who reads it, how far it is; and the steps of its route, who acts
-- as what on whom and by when. Before, campaign_form and approval were this row without a common key, and submission and consolidation
-- repeated four of its columns.

-- Several verifiers may follow each other, in this order.
alter table form_route add column verifier_unit_ids integer[];
update form_route set verifier_unit_ids = array[verifier_unit_id];
alter table form_route alter column verifier_unit_ids set not null;
alter table form_route drop column verifier_unit_id;
alter table form_route add constraint form_route_verifiers check (cardinality(verifier_unit_ids) > 0);

create table round (
  id uuid primary key default gen_random_uuid(),
  form_id integer not null references form,
  form_version_id integer not null references form_version,
  period text not null,
  period_start date not null,
  period_end date not null,
  -- The periods of this same form that its formulas read beside: the one before, and the same of last year.
  reads_periods text[] not null default '{}',
  -- Null: figures of the past that no campaign asked for.
  campaign_id uuid references campaign,
  opens_on date not null,
  -- The form's route as it stood on the last day of the period: a round keeps who verifies and who reads it.
  verifier_unit_ids integer[] not null,
  consulted_unit_ids integer[] not null default '{}',
  reader_unit_ids integer[] not null default '{}',
  district_reads boolean not null default true,
  state text not null default 'open' constraint round_state check (state in ('open', 'approved')),
  version integer not null default 1,
  digest text,
  decided_by uuid,
  decided_at timestamptz,
  constraint round_once unique (form_id, period),
  constraint round_days check (period_end >= period_start)
);
create index round_form_version on round (form_version_id);
create index round_campaign on round (campaign_id);

-- Who acts as what on whom. A step whose level or actor falls away is not there; position orders those of one figure.
create table round_step (
  round_id uuid not null references round,
  -- A submission's subject, a consolidation's unit; of the approval the province.
  subject_unit_id integer not null references unit,
  position smallint not null,
  action text not null constraint round_step_action check (action in ('fill', 'check', 'sign', 'verify', 'approve')),
  actor_unit_id integer not null references unit,
  due_on date not null,
  primary key (round_id, subject_unit_id, position)
);
create index round_step_subject on round_step (subject_unit_id);
create index round_step_actor on round_step (actor_unit_id, action);
-- Only verifiers follow each other; every other step of a figure has one actor, and a round one approval.
create unique index round_step_one_actor on round_step (round_id, subject_unit_id, action) where action <> 'verify';
create unique index round_step_one_approval on round_step (round_id) where action = 'approve';

-- A round bears the id of its approval: the trail and review_step speak of it by that id.
insert into round (id, form_id, form_version_id, period, period_start, period_end, reads_periods, campaign_id, opens_on,
    verifier_unit_ids, consulted_unit_ids, reader_unit_ids, district_reads, state, version, digest, decided_by, decided_at)
  select a.id, a.form_id, a.form_version_id, a.period, cf.period_start, cf.period_end, cf.reads_periods, a.campaign_id, c.opens_on,
    r.verifier_unit_ids, r.consulted_unit_ids, r.reader_unit_ids, r.district_reads, a.state, a.version, a.digest, a.decided_by, a.decided_at
  from approval a
  join campaign c on c.id = a.campaign_id
  join campaign_form cf on cf.campaign_id = a.campaign_id and cf.form_version_id = a.form_version_id and cf.period = a.period
  join form_route r on r.form_id = a.form_id and r.valid_from <= cf.period_end and (r.valid_to is null or r.valid_to > cf.period_end);

drop trigger submission_locked on submission;
drop trigger consolidation_locked on consolidation;
alter table submission add column round_id uuid references round;
alter table consolidation add column round_id uuid references round;
update submission s set round_id = r.id from round r where r.form_id = s.form_id and r.period = s.period;
update consolidation c set round_id = r.id from round r where r.form_id = c.form_id and r.period = c.period;
alter table submission alter column round_id set not null;
alter table consolidation alter column round_id set not null;

-- The steps of the rounds there are, by the tree of the last day of each period. No step is due before the one that it rests on.
insert into round_step (round_id, subject_unit_id, position, action, actor_unit_id, due_on)
  select s.round_id, s.subject_unit_id, 1, 'fill', s.reporter_unit_id, s.due_on from submission s;
insert into round_step (round_id, subject_unit_id, position, action, actor_unit_id, due_on)
  select s.round_id, s.subject_unit_id, 2, 'check', coalesce(d.id, r.verifier_unit_ids[1]),
    greatest(case when d.id is null then c.due_department else c.due_district end,
      case v.filled_by when 'commune' then c.due_commune when 'district' then c.due_district when 'department' then c.due_department else c.due_board end)
  from submission s
  join round r on r.id = s.round_id
  join campaign c on c.id = r.campaign_id
  join form_version v on v.id = r.form_version_id
  left join lateral (
    select uc.ancestor_id as id from unit_closure uc
    join unit_version u on u.unit_id = uc.ancestor_id and u.kind = 'district'
      and u.valid_from <= r.period_end and (u.valid_to is null or u.valid_to > r.period_end)
    where uc.descendant_id = s.subject_unit_id and uc.depth > 0
      and uc.valid_from <= r.period_end and (uc.valid_to is null or uc.valid_to > r.period_end)
    order by uc.depth limit 1
  ) d on v.filled_by = 'commune'
  where d.id is not null or r.verifier_unit_ids[1] <> s.reporter_unit_id;
insert into round_step (round_id, subject_unit_id, position, action, actor_unit_id, due_on)
  select k.round_id, k.unit_id, t.position, t.action, t.actor,
    greatest(case when t.action = 'sign' then k.due_on else c.due_department end,
      case v.filled_by when 'commune' then c.due_commune when 'district' then c.due_district when 'department' then c.due_department else c.due_board end)
  from consolidation k
  join round r on r.id = k.round_id
  join campaign c on c.id = r.campaign_id
  join form_version v on v.id = r.form_version_id
  cross join lateral (
    select u.kind = 'district' as district from unit_version u where u.unit_id = k.unit_id
    order by (u.valid_from <= r.period_end) desc, u.valid_from desc limit 1
  ) u
  cross join lateral (values
    (3, 'sign', case when u.district then k.unit_id else r.verifier_unit_ids[1] end),
    (4, 'verify', case when u.district then r.verifier_unit_ids[1] end)
  ) as t (position, action, actor)
  where t.actor is not null;
insert into round_step (round_id, subject_unit_id, position, action, actor_unit_id, due_on)
  select r.id, p.unit_id, 5, 'approve', b.unit_id, greatest(c.due_board, c.due_department)
  from round r
  join campaign c on c.id = r.campaign_id
  -- One that does not stand on that day counts by its nearest version, so that past periods have a route.
  cross join lateral (
    select u.unit_id from unit_version u where u.kind = 'board'
    order by (u.valid_from <= r.period_end and (u.valid_to is null or u.valid_to > r.period_end)) desc, u.valid_from desc limit 1
  ) b
  cross join lateral (
    select u.unit_id from unit_version u where u.kind = 'province'
    order by (u.valid_from <= r.period_end and (u.valid_to is null or u.valid_to > r.period_end)) desc, u.valid_from desc limit 1
  ) p;

-- Of several verifiers, up to which position the signature that stands has been verified; 0: by nobody yet.
alter table consolidation add column verified_to smallint not null default 0;
update consolidation k set verified_to = t.position from round_step t
  where t.round_id = k.round_id and t.subject_unit_id = k.unit_id and t.action = 'verify' and k.state in ('verified', 'approved');

-- What the round and its steps say now is said there alone. Indexes and keys over these columns go with them.
alter table submission drop column campaign_id, drop column form_version_id, drop column form_id, drop column period, drop column due_on;
alter table consolidation drop column campaign_id, drop column form_version_id, drop column form_id, drop column period, drop column due_on;
alter table submission add constraint submission_once unique (round_id, subject_unit_id, reporter_unit_id);
alter table consolidation add constraint consolidation_once unique (round_id, unit_id);
drop table approval;
drop table campaign_form;

-- The last guard: approved figures do not change by any path, this program's or another's. What belongs to an approved round neither comes,
-- changes nor goes.
create or replace function refuse_locked_submission() returns trigger language plpgsql as $$
declare locked boolean;
begin
  if tg_table_name in ('submission', 'round_step') then
    select exists (select 1 from round r where r.id in (old.round_id, new.round_id) and r.state = 'approved') into locked;
  else
    select exists (select 1 from submission s join round r on r.id = s.round_id and r.state = 'approved' where s.id = new.submission_id) into locked;
  end if;
  if locked then
    raise exception 'approved figures are locked' using errcode = 'restrict_violation', constraint = 'approved_locked';
  end if;
  return coalesce(new, old);
end $$;
create trigger submission_locked before insert or update or delete on submission for each row execute function refuse_locked_submission();
create trigger round_step_locked before insert or update or delete on round_step for each row execute function refuse_locked_submission();
create or replace function refuse_locked_changes() returns trigger language plpgsql as $$
begin
  if exists (select 1 from (select distinct submission_id from added) n join submission s on s.id = n.submission_id
             join round r on r.id = s.round_id and r.state = 'approved') then
    raise exception 'approved figures are locked' using errcode = 'restrict_violation', constraint = 'approved_locked';
  end if;
  return null;
end $$;
create trigger round_locked before update or delete on round for each row execute function refuse_locked_approval();
create trigger consolidation_locked before update or delete on consolidation for each row execute function refuse_locked_approval();

-- Who owes what is seen where the sheet is, and along the way above one's own unit.
alter table round_step enable row level security;
create policy round_step_scope on round_step using (
  (select current_setting('app.scope', true)) = 'all'
  or subject_unit_id = any ((select scope_units())::integer[]) or actor_unit_id = any ((select scope_units())::integer[])
  or subject_unit_id = any ((select units_above())::integer[]));

-- Every function means the tables of its own schema, whatever the caller's path holds: pg_temp, unless it is named last, comes first.
do $$
declare
  each regprocedure;
begin
  for each in select p.oid from pg_proc p where p.pronamespace = current_schema()::regnamespace loop
    execute format('alter function %s set search_path = %I, pg_temp', each, current_schema());
  end loop;
end $$;
