-- A draft of a form becomes a version, and sheets that are being filled move to it (R10). What of them no longer fits is kept beside the draft.

alter table form_draft add column published_version_id integer references form_version;
create index form_draft_published on form_draft (published_version_id);
drop index form_draft_once;
create unique index form_draft_once on form_draft (code) where removed_at is null and published_version_id is null;

-- A form that is asked no more, until it is taken up again; why stands in the trail too.
alter table form add column retired_at timestamptz, add column retired_reason text,
  add constraint form_retired check ((retired_at is null) = (retired_reason is null));

create table submission_move (
  submission_id uuid not null references submission,
  -- The version of the sheet from which on it stands on the new form.
  version integer not null,
  from_version_id integer not null references form_version,
  to_version_id integer not null references form_version,
  -- [{cell, label, value}]: what has no place in the new version, as it was typed.
  left_over jsonb not null,
  moved_at timestamptz not null,
  primary key (submission_id, version)
);
create index submission_move_from on submission_move (from_version_id);
create index submission_move_to on submission_move (to_version_id);
create trigger submission_move_append_only before update or delete on submission_move for each row execute function refuse_change();
alter table submission_move enable row level security;
create policy submission_move_scope on submission_move using (
  (select current_setting('app.scope', true)) = 'all' or exists (select 1 from submission s where s.id = submission_id));
