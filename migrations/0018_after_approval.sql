-- Life after approval (decision 27): what exactly was approved, since when a revision is known, corrections, withdrawals, amendments, and the
-- log of what was made public.

drop trigger round_locked on round;
drop trigger consolidation_locked on consolidation;
alter table round drop constraint round_state;
alter table round add constraint round_state check (state in ('open', 'approved', 'withdrawn'));
-- Since when there is something to know of a round: a total as known before says that nobody had been asked.
alter table round add column opened_at timestamptz;

-- A correction of approved figures (R23): proposed cells, why, the document, and the whole revision that granting it will write.
create table correction (
  id uuid primary key default gen_random_uuid(),
  submission_id uuid not null,
  base_revision integer not null,
  state text not null default 'asked' constraint correction_state check (state in ('asked', 'granted', 'refused', 'taken-back')),
  version integer not null default 1,
  reason text not null,
  letter_id uuid not null references letter,
  form_version_id integer not null references form_version,
  figures numeric[] not null,
  fractions jsonb,
  not_applicable boolean[],
  texts jsonb not null,
  lists jsonb not null,
  context jsonb not null,
  explanations jsonb not null,
  digest text not null,
  asked_by uuid not null constraint correction_asked_by_fkey references account,
  asked_custodian_id uuid references custodian,
  asked_unit_id integer not null references unit,
  asked_at timestamptz not null,
  -- When the proposal was last set upon the figures that stand: at first when it was asked.
  proposed_at timestamptz not null,
  decided_by uuid constraint correction_decided_by_fkey references account,
  decided_custodian_id uuid references custodian,
  decided_at timestamptz,
  decision_reason text,
  constraint correction_base foreign key (submission_id, base_revision) references revision (submission_id, number),
  constraint correction_decided check ((state = 'asked') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint correction_by_another check (state not in ('granted', 'refused') or decided_by <> asked_by)
);
create index correction_submission on correction (submission_id, base_revision);
create index correction_letter on correction (letter_id);
create index correction_form_version on correction (form_version_id);
create index correction_asked_unit on correction (asked_unit_id);
create table correction_cell (
  correction_id uuid not null references correction,
  submission_id uuid not null references submission,
  cell text collate "C" not null,
  old_value text,
  new_value text,
  open boolean not null default true,
  primary key (correction_id, cell),
  constraint correction_cell_differs check (old_value is distinct from new_value)
);
-- Two open corrections never share a cell.
create unique index correction_cell_once on correction_cell (submission_id, cell) where open;
create index correction_cell_submission on correction_cell (submission_id);
-- Who is heard, in turn, and by when; the last decides.
create table correction_step (
  correction_id uuid not null references correction,
  position smallint not null,
  action text not null constraint correction_step_action check (action in ('opine', 'decide')),
  unit_id integer not null references unit,
  due_on date not null,
  primary key (correction_id, position)
);
create index correction_step_unit on correction_step (unit_id);
create unique index correction_step_one_decides on correction_step (correction_id) where action = 'decide';
-- What each level thinks of the proposal as it was set upon a revision.
create table correction_opinion (
  correction_id uuid not null references correction,
  base_revision integer not null,
  position smallint not null,
  opinion text not null constraint correction_opinion_opinion check (opinion in ('agree', 'disagree')),
  note text,
  account_id uuid not null references account,
  custodian_id uuid references custodian,
  unit_id integer not null references unit,
  at timestamptz not null,
  primary key (correction_id, base_revision, position),
  constraint correction_opinion_step foreign key (correction_id, position) references correction_step (correction_id, position)
);
create index correction_opinion_step on correction_opinion (correction_id, position);
create index correction_opinion_unit on correction_opinion (unit_id);

-- A withdrawal (R25, Đ4.1): of one sheet, or of the approval of a round whole. Nothing goes: figures leave the totals and can be put back.
create table withdrawal (
  id uuid primary key default gen_random_uuid(),
  round_id uuid not null references round,
  submission_id uuid references submission,
  state text not null default 'asked' constraint withdrawal_state check (state in ('asked', 'granted', 'refused', 'taken-back', 'put-back')),
  version integer not null default 1,
  -- The state that it ended, once granted.
  from_state text,
  reason text not null,
  letter_id uuid not null references letter,
  asked_by uuid not null constraint withdrawal_asked_by_fkey references account,
  asked_custodian_id uuid references custodian,
  asked_unit_id integer not null references unit,
  asked_at timestamptz not null,
  decided_by uuid constraint withdrawal_decided_by_fkey references account,
  decided_custodian_id uuid references custodian,
  decided_at timestamptz,
  decision_reason text,
  put_back_by uuid constraint withdrawal_put_back_by_fkey references account,
  put_back_custodian_id uuid references custodian,
  put_back_at timestamptz,
  put_back_reason text,
  constraint withdrawal_decided check ((state = 'asked') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint withdrawal_from check ((state in ('granted', 'put-back')) = (from_state is not null)),
  constraint withdrawal_put_back check ((state = 'put-back') = (put_back_at is not null) and (put_back_at is null) = (put_back_by is null)
    and (put_back_at is null) = (put_back_reason is null)),
  constraint withdrawal_by_another check (state in ('asked', 'taken-back') or decided_by <> asked_by)
);
-- A thing is withdrawn once at a time: by the same request until it is put back.
create unique index withdrawal_sheet_once on withdrawal (submission_id) where state in ('asked', 'granted') and submission_id is not null;
create unique index withdrawal_round_once on withdrawal (round_id) where state in ('asked', 'granted') and submission_id is null;
create index withdrawal_round on withdrawal (round_id);
create index withdrawal_submission on withdrawal (submission_id);
create index withdrawal_letter on withdrawal (letter_id);
create index withdrawal_asked_unit on withdrawal (asked_unit_id);

-- Revisions by kind and since when they are known; until when each was current is since when the next is known. Derived, so that no row that
-- there is changes and nothing can say otherwise.
alter table revision add column correction_id uuid constraint revision_correction references correction;
alter table revision add column granted_at timestamptz;
alter table revision add column kind text not null
  generated always as (case when correction_id is not null then 'correction' when number = 1 then 'first' else 'resent' end) stored;
alter table revision add column known_from timestamptz not null generated always as (coalesce(granted_at, submitted_at)) stored;
alter table revision add constraint revision_granted check ((correction_id is null) = (granted_at is null));
create unique index revision_of_correction on revision (correction_id) where correction_id is not null;
alter table change_set add column correction_id uuid constraint change_set_correction references correction;
create unique index change_set_of_correction on change_set (correction_id) where correction_id is not null;
alter table change_set drop constraint change_set_source;
alter table change_set add constraint change_set_source
  check (source in ('page', 'api', 'file', 'demonstration', 'correction') and (source = 'correction') = (correction_id is not null));

-- What exactly an approval approved.
create table approved_revision (
  round_id uuid not null references round,
  submission_id uuid not null,
  revision integer not null,
  digest text not null,
  primary key (round_id, submission_id),
  foreign key (submission_id, revision) references revision (submission_id, number)
);
create index approved_revision_revision on approved_revision (submission_id, revision);
create table approved_signature (
  round_id uuid not null references round,
  consolidation_id uuid not null,
  number integer not null,
  digest text not null,
  primary key (round_id, consolidation_id),
  foreign key (consolidation_id, number) references consolidation_signature (consolidation_id, number)
);
create index approved_signature_signature on approved_signature (consolidation_id, number);
insert into approved_revision (round_id, submission_id, revision, digest)
  select r.id, s.id, e.number, e.digest from round r join submission s on s.round_id = r.id and s.state = 'accepted'
  join revision e on e.submission_id = s.id and e.number = s.revision
  where r.state = 'approved' and s.excused_reason is null;
insert into approved_signature (round_id, consolidation_id, number, digest)
  select r.id, c.id, g.number, g.digest from round r join consolidation c on c.round_id = r.id
  join consolidation_signature g on g.consolidation_id = c.id and g.number = c.signature_number where r.state = 'approved';

-- What a granted correction or withdrawal does to the consolidations and the approval above: they stand, with other figures under a new digest.
create table amendment (
  object_type text not null constraint amendment_object check (object_type in ('consolidation', 'approval')),
  object_id uuid not null,
  number integer not null,
  cause text not null constraint amendment_cause check (cause in ('corrected', 'withdrawn', 'put-back')),
  submission_id uuid not null references submission,
  correction_id uuid references correction,
  withdrawal_id uuid references withdrawal,
  digest_before text not null,
  digest_after text not null,
  at timestamptz not null,
  primary key (object_type, object_id, number),
  constraint amendment_one_cause check (num_nonnulls(correction_id, withdrawal_id) = 1 and (cause = 'corrected') = (correction_id is not null))
);
create index amendment_submission on amendment (submission_id);
create index amendment_correction on amendment (correction_id);
create index amendment_withdrawal on amendment (withdrawal_id);

-- What was made public: a line in the transaction of the change, numbered without gaps by the job that seals.
create table publication_event (
  id bigint generated always as identity primary key,
  kind text not null constraint publication_event_kind check (kind in ('approved', 'corrected', 'withdrawn', 'put-back')),
  round_id uuid not null references round,
  -- Null: the whole round.
  submission_id uuid references submission,
  revision integer,
  -- Of the approval as it stands by this.
  digest text not null,
  at timestamptz not null
);
create index publication_event_round on publication_event (round_id);
create index publication_event_submission on publication_event (submission_id);
create table publication (
  number bigint primary key,
  event_id bigint not null constraint publication_event_once unique references publication_event,
  -- Of this line and the digest before it: no line can be changed, left out or slipped in unseen.
  chain text not null,
  numbered_at timestamptz not null
);
-- What was approved before there was a log, in the order of its approval.
insert into publication_event (kind, round_id, digest, at)
  select 'approved', r.id, r.digest, r.decided_at from round r
  where r.state = 'approved' and r.digest is not null and r.decided_at is not null order by r.decided_at, r.id;

-- The release before loaded sheets that nobody checks as accepted, and recorded only that they were sent.
insert into review_step (object_type, object_id, action, from_state, to_state, number, digest, account_id, custodian_id, unit_id, at)
  select 'submission', s.id, 'accept', t.to_state, s.state, t.number, t.digest, t.account_id, t.custodian_id, t.unit_id, t.at
  from submission s
  join lateral (select * from review_step x where x.object_type = 'submission' and x.object_id = s.id order by x.id desc limit 1) t on true
  where s.state = 'accepted' and t.to_state = 'submitted'
    and not exists (select 1 from round_step c where c.round_id = s.round_id and c.subject_unit_id = s.subject_unit_id and c.action = 'check');
update round r set opened_at = c.created_at from campaign c where c.id = r.campaign_id;

create trigger correction_opinion_append_only before update or delete on correction_opinion for each row execute function refuse_change();
create trigger correction_opinion_no_truncate before truncate on correction_opinion for each statement execute function refuse_change();
create trigger approved_revision_append_only before update or delete on approved_revision for each row execute function refuse_change();
create trigger approved_revision_no_truncate before truncate on approved_revision for each statement execute function refuse_change();
create trigger approved_signature_append_only before update or delete on approved_signature for each row execute function refuse_change();
create trigger approved_signature_no_truncate before truncate on approved_signature for each statement execute function refuse_change();
create trigger amendment_append_only before update or delete on amendment for each row execute function refuse_change();
create trigger amendment_no_truncate before truncate on amendment for each statement execute function refuse_change();
create trigger publication_event_append_only before update or delete on publication_event for each row execute function refuse_change();
create trigger publication_event_no_truncate before truncate on publication_event for each statement execute function refuse_change();
create trigger publication_append_only before update or delete on publication for each row execute function refuse_change();
create trigger publication_no_truncate before truncate on publication for each statement execute function refuse_change();

-- The last guard, with one door: what belongs to a round that is no longer open neither comes, changes nor goes by any path, but for
-- exactly the revision of a granted correction, what follows from it, and what a granted withdrawal and its end do to a state.
create or replace function refuse_locked_submission() returns trigger language plpgsql as $$
declare
  locked boolean;
  admitted boolean := false;
begin
  if tg_table_name in ('submission', 'round_step') then
    select exists (select 1 from round r where r.id in (old.round_id, new.round_id) and r.state <> 'open') into locked;
  else
    select exists (select 1 from submission s join round r on r.id = s.round_id and r.state <> 'open' where s.id = new.submission_id) into locked;
    locked := locked or new.correction_id is not null;
  end if;
  if not locked then
    return coalesce(new, old);
  end if;
  if tg_table_name = 'revision' then
    select exists (
      select 1 from correction c join submission s on s.id = c.submission_id and s.revision = c.base_revision and s.state = 'accepted'
      join round r on r.id = s.round_id and r.state = 'approved'
      where c.id = new.correction_id and c.state = 'granted' and c.submission_id = new.submission_id and c.base_revision = new.number - 1
        and c.form_version_id = new.form_version_id and c.figures = new.figures and c.fractions is not distinct from new.fractions
        and c.not_applicable is not distinct from new.not_applicable and c.texts = new.texts and c.lists = new.lists and c.context = new.context
        and c.explanations = new.explanations and c.digest = new.digest and c.asked_by = new.submitted_by
        and c.asked_custodian_id is not distinct from new.custodian_id and c.proposed_at = new.submitted_at and c.decided_at = new.granted_at) into admitted;
  elsif tg_table_name = 'change_set' then
    select exists (
      select 1 from revision e
      join correction c on c.id = e.correction_id
      cross join lateral (select array_agg(k.cell order by k.cell) as cells, array_agg(k.old_value order by k.cell) as old_values,
        array_agg(k.new_value order by k.cell) as new_values from correction_cell k where k.correction_id = c.id) k
      where e.correction_id = new.correction_id and e.submission_id = new.submission_id and c.asked_by = new.account_id
        and c.asked_custodian_id is not distinct from new.custodian_id and e.granted_at = new.at
        and k.cells = new.cells and k.old_values = new.old_values and k.new_values = new.new_values) into admitted;
  elsif tg_table_name = 'submission' and tg_op = 'UPDATE' then
    if new.version = old.version + 1 and to_jsonb(new) - array['version', 'revision'] = to_jsonb(old) - array['version', 'revision'] then
      select exists (
        select 1 from revision e where e.submission_id = new.id and e.number = new.revision and e.number = old.revision + 1 and e.kind = 'correction') into admitted;
    elsif new.version = old.version + 1 and to_jsonb(new) - array['version', 'state'] = to_jsonb(old) - array['version', 'state'] then
      select exists (
        select 1 from withdrawal w where w.submission_id = new.id and (
          (new.state = 'withdrawn' and w.state = 'granted' and w.from_state = old.state)
          or (old.state = 'withdrawn' and w.state = 'put-back' and w.from_state = new.state and not exists (
            select 1 from withdrawal o where o.submission_id = new.id and (o.state = 'granted' or o.put_back_at > w.put_back_at))))) into admitted;
    end if;
  end if;
  if not admitted then
    raise exception 'approved figures are locked' using errcode = 'restrict_violation', constraint = 'approved_locked';
  end if;
  return coalesce(new, old);
end $$;

create or replace function refuse_locked_approval() returns trigger language plpgsql as $$
declare
  admitted boolean := false;
begin
  if old.state not in ('approved', 'withdrawn') then
    return coalesce(new, old);
  end if;
  if tg_table_name = 'round' and tg_op = 'UPDATE' then
    if new.version = old.version + 1 and to_jsonb(new) - array['version', 'state'] = to_jsonb(old) - array['version', 'state'] then
      select exists (
        select 1 from withdrawal w where w.round_id = new.id and w.submission_id is null and (
          (old.state = 'approved' and new.state = 'withdrawn' and w.state = 'granted' and w.from_state = old.state)
          or (old.state = 'withdrawn' and new.state = 'approved' and w.state = 'put-back' and w.from_state = new.state and not exists (
            select 1 from withdrawal o where o.round_id = new.id and o.submission_id is null and o.state = 'granted')))) into admitted;
    end if;
  end if;
  if not admitted then
    raise exception 'an approval stands' using errcode = 'restrict_violation', constraint = 'approved_locked';
  end if;
  return coalesce(new, old);
end $$;
create trigger round_locked before update or delete on round for each row execute function refuse_locked_approval();
create trigger consolidation_locked before update or delete on consolidation for each row execute function refuse_locked_approval();

-- What an approval approved is said while it is given, never after.
create function refuse_late_member() returns trigger language plpgsql as $$
begin
  if exists (select 1 from round r where r.id = new.round_id and r.state <> 'open') then
    raise exception 'approved figures are locked' using errcode = 'restrict_violation', constraint = 'approved_locked';
  end if;
  return new;
end $$;
create trigger approved_revision_locked before insert on approved_revision for each row execute function refuse_late_member();
create trigger approved_signature_locked before insert on approved_signature for each row execute function refuse_late_member();

-- A proposal is about approved figures and begins as one; once decided it stands, and deciding changes nothing of it. Who entered these
-- figures, or proposed others, does not grant.
create function guard_correction() returns trigger language plpgsql as $$
declare
  settled text[] := array['state', 'version', 'decided_by', 'decided_custodian_id', 'decided_at', 'decision_reason'];
  renewed text[] := array['version', 'base_revision', 'form_version_id', 'figures', 'fractions', 'not_applicable', 'texts', 'lists', 'context',
    'explanations', 'digest', 'proposed_at'];
  sound boolean := false;
begin
  if tg_op = 'INSERT' then
    sound := new.state = 'asked' and new.version = 1;
  elsif tg_op = 'UPDATE' and old.state = 'asked' and new.version = old.version + 1 then
    sound := case when new.state = 'asked' then to_jsonb(new) - renewed = to_jsonb(old) - renewed and new.base_revision > old.base_revision
      else to_jsonb(new) - settled = to_jsonb(old) - settled end;
  end if;
  if sound and new.state in ('asked', 'granted') then
    select exists (select 1 from submission s join round r on r.id = s.round_id and r.state = 'approved'
      where s.id = new.submission_id and s.state = 'accepted' and s.revision = new.base_revision) into sound;
  end if;
  if sound and new.state = 'granted' then
    sound := not exists (select 1 from change_set x where x.submission_id = new.submission_id and x.account_id = new.decided_by)
      and not exists (select 1 from revision x where x.submission_id = new.submission_id and x.submitted_by = new.decided_by);
  end if;
  if not coalesce(sound, false) then
    raise exception 'a correction goes its way' using errcode = 'restrict_violation', constraint = 'correction_guarded';
  end if;
  return new;
end $$;
create trigger correction_guarded before insert or update or delete on correction for each row execute function guard_correction();
create trigger correction_no_truncate before truncate on correction for each statement execute function refuse_change();

-- Its cells are those of the proposal as long as it is one, and are free again when it is decided.
create function guard_correction_part() returns trigger language plpgsql as $$
declare
  corrected uuid;
  state text;
  sound boolean := false;
begin
  corrected := coalesce(new.correction_id, old.correction_id);
  select c.state from correction c where c.id = corrected into state;
  if tg_op = 'INSERT' then
    sound := state = 'asked';
  elsif tg_op = 'UPDATE' and tg_table_name = 'correction_step' then
    sound := state = 'asked' and to_jsonb(new) - 'due_on' = to_jsonb(old) - 'due_on';
  elsif tg_op = 'UPDATE' and state = 'asked' then
    sound := to_jsonb(new) - 'old_value' = to_jsonb(old) - 'old_value';
  elsif tg_op = 'UPDATE' then
    sound := old.open and not new.open and to_jsonb(new) - 'open' = to_jsonb(old) - 'open';
  end if;
  if not coalesce(sound, false) then
    raise exception 'a correction goes its way' using errcode = 'restrict_violation', constraint = 'correction_guarded';
  end if;
  return new;
end $$;
create trigger correction_cell_guarded before insert or update or delete on correction_cell for each row execute function guard_correction_part();
create trigger correction_cell_no_truncate before truncate on correction_cell for each statement execute function refuse_change();
create trigger correction_step_guarded before insert or update or delete on correction_step for each row execute function guard_correction_part();
create trigger correction_step_no_truncate before truncate on correction_step for each statement execute function refuse_change();
create function free_cells() returns trigger language plpgsql as $$
begin
  update correction_cell set open = false where correction_id = new.id and open;
  return null;
end $$;
create trigger correction_ended after update on correction for each row when (old.state = 'asked' and new.state <> 'asked') execute function free_cells();

create function guard_withdrawal() returns trigger language plpgsql as $$
declare
  settled text[] := array['state', 'version', 'from_state', 'decided_by', 'decided_custodian_id', 'decided_at', 'decision_reason'];
  ended text[] := array['state', 'version', 'put_back_by', 'put_back_custodian_id', 'put_back_at', 'put_back_reason'];
  sound boolean := false;
begin
  if tg_op = 'INSERT' then
    sound := new.state = 'asked' and new.version = 1 and (new.submission_id is null
      or exists (select 1 from submission s where s.id = new.submission_id and s.round_id = new.round_id));
  elsif tg_op = 'UPDATE' and new.version = old.version + 1 then
    sound := case when old.state = 'asked' then new.state in ('granted', 'refused', 'taken-back') and to_jsonb(new) - settled = to_jsonb(old) - settled
      else old.state = 'granted' and new.state = 'put-back' and to_jsonb(new) - ended = to_jsonb(old) - ended end;
  end if;
  if not coalesce(sound, false) then
    raise exception 'a withdrawal goes its way' using errcode = 'restrict_violation', constraint = 'withdrawal_guarded';
  end if;
  return new;
end $$;
create trigger withdrawal_guarded before insert or update or delete on withdrawal for each row execute function guard_withdrawal();
create trigger withdrawal_no_truncate before truncate on withdrawal for each statement execute function refuse_change();

-- Rows by scope: what hangs on a sheet is seen with it, what concerns a round whole by whoever has a sheet in it.
alter table correction enable row level security;
create policy correction_scope on correction using (
  (select current_setting('app.scope', true)) = 'all' or exists (select 1 from submission s where s.id = submission_id));
alter table correction_cell enable row level security;
create policy correction_cell_scope on correction_cell using (
  (select current_setting('app.scope', true)) = 'all' or exists (select 1 from submission s where s.id = submission_id));
alter table correction_step enable row level security;
create policy correction_step_scope on correction_step using (
  (select current_setting('app.scope', true)) = 'all' or exists (select 1 from correction c where c.id = correction_id));
alter table correction_opinion enable row level security;
create policy correction_opinion_scope on correction_opinion using (
  (select current_setting('app.scope', true)) = 'all' or exists (select 1 from correction c where c.id = correction_id));
alter table withdrawal enable row level security;
create policy withdrawal_scope on withdrawal using (
  (select current_setting('app.scope', true)) = 'all'
  or exists (select 1 from submission s where s.round_id = withdrawal.round_id and (withdrawal.submission_id is null or s.id = withdrawal.submission_id)));
alter table approved_revision enable row level security;
create policy approved_revision_scope on approved_revision using (
  (select current_setting('app.scope', true)) = 'all' or exists (select 1 from submission s where s.id = submission_id));
alter table approved_signature enable row level security;
create policy approved_signature_scope on approved_signature using (
  (select current_setting('app.scope', true)) = 'all' or exists (select 1 from consolidation c where c.id = consolidation_id));
alter table amendment enable row level security;
create policy amendment_scope on amendment using (
  (select current_setting('app.scope', true)) = 'all' or exists (select 1 from submission s where s.id = submission_id));
alter table publication_event enable row level security;
create policy publication_event_scope on publication_event using (
  (select current_setting('app.scope', true)) = 'all' or exists (
    select 1 from submission s where s.round_id = publication_event.round_id and (publication_event.submission_id is null or s.id = publication_event.submission_id)));
alter table publication enable row level security;
create policy publication_scope on publication using (
  (select current_setting('app.scope', true)) = 'all' or exists (select 1 from publication_event e where e.id = event_id));

-- Every function means the tables of its own schema, whatever the caller's path holds: pg_temp, unless it is named last, comes first.
do $$
declare
  each regprocedure;
begin
  for each in select p.oid from pg_proc p where p.pronamespace = current_schema()::regnamespace loop
    execute format('alter function %s set search_path = %I, pg_temp', each, current_schema());
  end loop;
end $$;
