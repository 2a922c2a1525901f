-- What was granted or opened by mistake can be taken back, with its reason; nothing of it is deleted.

-- An extension of one sheet: what was due before, so that it can be due then again.
create table extension (
  id uuid primary key default gen_random_uuid(),
  submission_id uuid not null references submission,
  due_before date not null,
  due_on date not null,
  reason text not null,
  granted_by uuid not null references account,
  custodian_id uuid references custodian,
  granted_at timestamptz not null,
  taken_back_reason text,
  taken_back_by uuid references account,
  taken_back_custodian_id uuid references custodian,
  taken_back_at timestamptz,
  constraint extension_later check (due_on > due_before),
  constraint extension_taken_back check (num_nonnulls(taken_back_reason, taken_back_by, taken_back_at) in (0, 3))
);
create index extension_submission on extension (submission_id);
create trigger extension_kept before delete on extension for each row execute function refuse_change();
alter table extension enable row level security;
create policy extension_scope on extension using (
  (select current_setting('app.scope', true)) = 'all' or exists (select 1 from submission s where s.id = submission_id));

-- A round of a campaign that was taken back before anybody had sent anything: it is asked of nobody, and the form in its period may be asked
-- for anew.
alter table round add column taken_back_reason text, add column taken_back_by uuid references account, add column taken_back_at timestamptz,
  add constraint round_taken_back check (num_nonnulls(taken_back_reason, taken_back_by, taken_back_at) in (0, 3)),
  add constraint round_taken_back_open check (taken_back_at is null or state = 'open');
alter table round drop constraint round_once;
create unique index round_once on round (form_id, period) where taken_back_at is null;
