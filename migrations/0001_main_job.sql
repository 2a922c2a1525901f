-- The main job: units in time, accounts, forms, campaigns, submissions, review, notices, audit.
-- No schema name appears: past one province, each lives in a schema of its own.

create table setting (
  name text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now()
);

-- Audit trail (R27): append-only, one row per event, with the digest of its canonical JSON.
create table audit_event (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account_id uuid,
  account_name text,
  custodian_id uuid,
  custodian_name text,
  unit_id integer,
  action text not null,
  object_type text not null,
  object_id text,
  result text not null constraint audit_event_result check (result in ('done', 'refused')),
  reason text,
  detail jsonb not null default '{}',
  address text,
  port integer,
  user_agent text,
  request_id text,
  digest text not null
);
create index audit_event_at on audit_event (at);
create index audit_event_object on audit_event (object_type, object_id);
create index audit_event_account on audit_event (account_id, at);
create index audit_event_unit on audit_event (unit_id, at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'append-only: % of %', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_event_append_only before update or delete on audit_event for each row execute function refuse_change();
create trigger audit_event_no_truncate before truncate on audit_event for each statement execute function refuse_change();

-- Units in time (R1). valid_to is the first day the row no longer holds; null while it does.
create table unit (
  id integer generated always as identity primary key,
  created_at timestamptz not null default now()
);
create table unit_version (
  unit_id integer not null references unit,
  code text not null,
  name text not null,
  full_name text not null,
  agency_name text,
  alias text,
  kind text not null constraint unit_version_kind check (kind in ('province', 'board', 'department', 'agency', 'district', 'commune')),
  parent_id integer references unit,
  sectors text[] not null default '{}',
  legal_basis text,
  valid_from date not null,
  valid_to date,
  primary key (unit_id, valid_from),
  constraint unit_version_range check (valid_to is null or valid_to > valid_from)
);
create index unit_version_parent on unit_version (parent_id);
create index unit_version_code on unit_version (code);
create table unit_succession (
  from_id integer not null references unit,
  to_id integer not null references unit,
  share numeric not null constraint unit_succession_share check (share > 0 and share <= 1),
  day date not null,
  legal_basis text not null,
  primary key (from_id, to_id, day)
);
create index unit_succession_to on unit_succession (to_id);
-- Who stands under whom on which days; kept by the units noun whenever versions change.
create table unit_closure (
  ancestor_id integer not null references unit,
  descendant_id integer not null references unit,
  depth integer not null,
  valid_from date not null,
  valid_to date,
  primary key (ancestor_id, descendant_id, valid_from)
);
create index unit_closure_descendant on unit_closure (descendant_id);

create table letter (
  id uuid primary key default gen_random_uuid(),
  number text not null,
  day date not null,
  signer text,
  subject text not null,
  unit_id integer not null references unit,
  created_by uuid not null,
  created_at timestamptz not null
);
create index letter_unit on letter (unit_id);
create table attachment (
  id uuid primary key default gen_random_uuid(),
  letter_id uuid references letter,
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  content bytea not null,
  created_by uuid not null,
  created_at timestamptz not null
);
create index attachment_letter on attachment (letter_id);

-- Accounts and custodians (R2-R5).
create table account (
  id uuid primary key default gen_random_uuid(),
  username text not null constraint account_username unique,
  kind text not null constraint account_kind check (kind in ('unit', 'operator')),
  unit_id integer not null references unit,
  duties text[] not null default '{}',
  state text not null default 'active' constraint account_state check (state in ('active', 'closed')),
  password_hash text not null,
  password_set_at timestamptz not null,
  must_change_password boolean not null default true,
  issued_expires_at timestamptz,
  issued_used boolean not null default false,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  acted_at timestamptz,
  created_at timestamptz not null
);
create unique index account_one_per_unit on account (unit_id) where kind = 'unit' and state = 'active';
create index account_unit on account (unit_id);
create table password_history (
  account_id uuid not null references account,
  set_at timestamptz not null,
  hash text not null,
  issued boolean not null default false,
  primary key (account_id, set_at)
);
create table custodian (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account,
  full_name text not null,
  position text not null,
  section text not null,
  phone text not null,
  email text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  constraint custodian_range check (valid_to is null or valid_to > valid_from)
);
create unique index custodian_one_at_a_time on custodian (account_id) where valid_to is null;
create index custodian_account on custodian (account_id);
create table session (
  id uuid primary key default gen_random_uuid(),
  token_digest text not null constraint session_token unique,
  account_id uuid not null references account,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  address text,
  user_agent text
);
create index session_account on session (account_id);

-- A client-made id makes every write idempotent: the same id again gets the stored answer.
create table request_key (
  account_id uuid not null,
  key uuid not null,
  body_digest text not null,
  status integer,
  reply jsonb,
  at timestamptz not null,
  primary key (account_id, key)
);
create index request_key_at on request_key (at);

-- Forms (R10): a published version is frozen.
create table form (
  id integer generated always as identity primary key,
  code text not null constraint form_code unique
);
create table form_version (
  id integer generated always as identity primary key,
  form_id integer not null references form,
  number integer not null,
  title text not null,
  sector text not null,
  sensitive boolean not null default false,
  filled_by text not null constraint form_version_filled_by check (filled_by in ('commune', 'district', 'department', 'board')),
  reports_for text,
  definition jsonb not null,
  digest text not null,
  effective_from date not null,
  note text,
  published_at timestamptz not null,
  published_by uuid,
  constraint form_version_number unique (form_id, number)
);
create function refuse_published_change() returns trigger language plpgsql as $$
begin
  raise exception 'published form version is frozen' using errcode = 'restrict_violation';
end $$;
create trigger form_version_frozen before update or delete on form_version for each row execute function refuse_published_change();
-- Who verifies and reads a form, with dates (route as data, R20).
create table form_route (
  form_id integer not null references form,
  valid_from date not null,
  valid_to date,
  verifier_unit_id integer not null references unit,
  consulted_unit_ids integer[] not null default '{}',
  reader_unit_ids integer[] not null default '{}',
  district_reads boolean not null default true,
  primary key (form_id, valid_from)
);
create index form_route_verifier on form_route (verifier_unit_id);

-- Campaigns (R15).
create table campaign (
  id uuid primary key default gen_random_uuid(),
  title text not null,
  letter_id uuid not null references letter,
  opens_on date not null,
  guidance text,
  due_commune date not null,
  due_district date not null,
  due_department date not null,
  due_board date not null,
  created_by uuid not null,
  created_at timestamptz not null
);
create index campaign_letter on campaign (letter_id);
create table campaign_form (
  campaign_id uuid not null references campaign,
  form_version_id integer not null references form_version,
  period text not null,
  period_start date not null,
  period_end date not null,
  -- The periods of this same form that its formulas read beside: the one before, and the same of last year.
  reads_periods text[] not null default '{}',
  primary key (campaign_id, form_version_id, period)
);
create index campaign_form_version on campaign_form (form_version_id);

-- Final approval of a form in a period (R20): after it nothing changes those figures by any path.
create table approval (
  id uuid primary key default gen_random_uuid(),
  campaign_id uuid not null references campaign,
  form_version_id integer not null references form_version,
  form_id integer not null references form,
  period text not null,
  state text not null default 'open' constraint approval_state check (state in ('open', 'approved')),
  version integer not null default 1,
  digest text,
  decided_by uuid,
  decided_at timestamptz,
  constraint approval_once unique (form_id, period)
);
create index approval_campaign on approval (campaign_id);
create index approval_form_version on approval (form_version_id);

create table consolidation (
  id uuid primary key default gen_random_uuid(),
  campaign_id uuid not null references campaign,
  form_version_id integer not null references form_version,
  form_id integer not null references form,
  period text not null,
  unit_id integer not null references unit,
  state text not null default 'open' constraint consolidation_state check (state in ('open', 'signed', 'stale', 'returned', 'verified', 'approved')),
  version integer not null default 1,
  signature_number integer not null default 0,
  due_on date not null,
  return_reason text,
  constraint consolidation_once unique (form_id, period, unit_id)
);
create index consolidation_campaign on consolidation (campaign_id);
create index consolidation_form_version on consolidation (form_version_id);
create index consolidation_unit on consolidation (unit_id);

-- One form, one reporter, one subject unit, one period (R15, R16).
create table submission (
  id uuid primary key default gen_random_uuid(),
  campaign_id uuid not null references campaign,
  form_version_id integer not null references form_version,
  form_id integer not null references form,
  period text not null,
  reporter_unit_id integer not null references unit,
  subject_unit_id integer not null references unit,
  state text not null default 'draft' constraint submission_state check (state in ('draft', 'submitted', 'returned', 'accepted', 'withdrawn')),
  version integer not null default 1,
  revision integer not null default 0,
  draft jsonb not null default '{"cells":{},"lists":{}}',
  filled integer not null default 0,
  required integer not null,
  opened_cells text[],
  due_on date not null,
  excused_reason text,
  excused_by uuid,
  submitted_at timestamptz,
  accepted_at timestamptz,
  accepted_by uuid,
  constraint submission_once unique (form_id, period, subject_unit_id, reporter_unit_id)
);
create index submission_campaign on submission (campaign_id);
create index submission_form_version on submission (form_version_id, period);
create index submission_subject on submission (subject_unit_id);
create index submission_reporter on submission (reporter_unit_id);

-- What was sent, frozen (R16, R26). figures stands by the ordinals of the form version.
create table revision (
  submission_id uuid not null references submission,
  number integer not null,
  form_version_id integer not null references form_version,
  figures numeric[] not null,
  not_applicable boolean[],
  texts jsonb not null default '{}',
  lists jsonb not null default '{}',
  context jsonb not null default '{}',
  explanations jsonb not null default '[]',
  digest text not null,
  submitted_by uuid not null,
  custodian_id uuid,
  submitted_at timestamptz not null,
  primary key (submission_id, number)
);
create index revision_form_version on revision (form_version_id);
create trigger revision_append_only before update or delete on revision for each row execute function refuse_change();
create trigger revision_no_truncate before truncate on revision for each statement execute function refuse_change();

-- Every change of every figure, as it was typed (R26).
create table cell_change (
  id bigint generated always as identity primary key,
  submission_id uuid not null references submission,
  version integer not null,
  cell text not null,
  old_value text,
  new_value text,
  source text not null constraint cell_change_source check (source in ('page', 'api', 'file', 'demonstration')),
  account_id uuid not null,
  custodian_id uuid,
  at timestamptz not null
);
create index cell_change_submission on cell_change (submission_id, cell);
create index cell_change_account on cell_change (submission_id, account_id);
create trigger cell_change_append_only before update or delete on cell_change for each row execute function refuse_change();

create table submission_return (
  id uuid primary key default gen_random_uuid(),
  submission_id uuid not null references submission,
  revision integer not null,
  reason text not null,
  cells jsonb not null,
  due_on date not null,
  returned_by uuid not null,
  returned_unit_id integer not null references unit,
  custodian_id uuid,
  at timestamptz not null,
  answered_at timestamptz
);
create index submission_return_submission on submission_return (submission_id);
create index submission_return_unit on submission_return (returned_unit_id);

-- Each signing of a consolidation (R22): members at their revisions, totals, digest, who answers for it.
create table consolidation_signature (
  consolidation_id uuid not null references consolidation,
  number integer not null,
  members jsonb not null,
  figures numeric[] not null,
  not_applicable boolean[],
  digest text not null,
  signed_by uuid not null,
  custodian_id uuid,
  unit_id integer not null references unit,
  at timestamptz not null,
  primary key (consolidation_id, number)
);
create index consolidation_signature_unit on consolidation_signature (unit_id);
create trigger consolidation_signature_append_only before update or delete on consolidation_signature for each row execute function refuse_change();

-- Every step of the route: who, when, revision or signature, digest, why (R20-R23).
create table review_step (
  id bigint generated always as identity primary key,
  object_type text not null constraint review_step_object check (object_type in ('submission', 'consolidation', 'approval')),
  object_id uuid not null,
  action text not null,
  from_state text not null,
  to_state text not null,
  number integer,
  digest text,
  reason text,
  account_id uuid not null,
  custodian_id uuid,
  unit_id integer not null references unit,
  at timestamptz not null
);
create index review_step_object_at on review_step (object_type, object_id, at);
create index review_step_unit on review_step (unit_id);
create trigger review_step_append_only before update or delete on review_step for each row execute function refuse_change();

-- The last guard: approved figures do not change by any path, this program's or another's.
create function refuse_locked_submission() returns trigger language plpgsql as $$
declare locked boolean;
begin
  if tg_table_name = 'submission' then
    select exists (select 1 from approval a where a.form_id = old.form_id and a.period = old.period and a.state = 'approved') into locked;
  else
    select exists (select 1 from submission s join approval a on a.form_id = s.form_id and a.period = s.period and a.state = 'approved'
                   where s.id = new.submission_id) into locked;
  end if;
  if locked then
    raise exception 'approved figures are locked' using errcode = 'restrict_violation', constraint = 'approved_locked';
  end if;
  return coalesce(new, old);
end $$;
create trigger submission_locked before update or delete on submission for each row execute function refuse_locked_submission();
create trigger revision_locked before insert on revision for each row execute function refuse_locked_submission();
-- Changes come in sets of dozens: asked once a statement, not once a row (a third of the time of a sending).
create function refuse_locked_changes() returns trigger language plpgsql as $$
begin
  if exists (select 1 from (select distinct submission_id from added) n join submission s on s.id = n.submission_id
             join approval a on a.form_id = s.form_id and a.period = s.period and a.state = 'approved') then
    raise exception 'approved figures are locked' using errcode = 'restrict_violation', constraint = 'approved_locked';
  end if;
  return null;
end $$;
create trigger cell_change_locked after insert on cell_change referencing new table as added for each statement execute function refuse_locked_changes();
create function refuse_locked_approval() returns trigger language plpgsql as $$
begin
  if old.state = 'approved' then
    raise exception 'an approval stands' using errcode = 'restrict_violation', constraint = 'approved_locked';
  end if;
  return coalesce(new, old);
end $$;
create trigger approval_locked before update or delete on approval for each row execute function refuse_locked_approval();
create trigger consolidation_locked before update or delete on consolidation for each row execute function refuse_locked_approval();

create table notice (
  id uuid primary key default gen_random_uuid(),
  unit_id integer not null references unit,
  kind text not null constraint notice_kind check (kind in ('campaign', 'reminder', 'returned', 'decision')),
  title text not null,
  body text not null,
  link text,
  created_by uuid,
  created_at timestamptz not null,
  read_at timestamptz,
  read_by uuid
);
create index notice_unit on notice (unit_id, created_at);
