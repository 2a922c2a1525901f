-- Forms designed in the page (R14): a definition that is being made, and every edit of it.

create table form_draft (
  id uuid primary key default gen_random_uuid(),
  code text not null,
  title text not null,
  -- The version that it is to follow; null for a form that is not there yet.
  base_version_id integer references form_version,
  definition jsonb not null,
  version integer not null default 1,
  -- How much the compiler has to say against it; shown in lists.
  findings integer not null default 0,
  created_by uuid not null references account,
  created_at timestamptz not null,
  removed_by uuid references account,
  removed_at timestamptz,
  constraint form_draft_removed check ((removed_at is null) = (removed_by is null))
);
-- Two drafts of one form would be two truths about its next version.
create unique index form_draft_once on form_draft (code) where removed_at is null;
create index form_draft_base on form_draft (base_version_id);

-- Who edited what: what the edits touched says which later ones they would collide with, `undo` leads back.
create table form_draft_edit (
  draft_id uuid not null references form_draft,
  version integer not null,
  operations jsonb not null,
  undo jsonb not null,
  touched jsonb not null,
  created_by uuid not null references account,
  created_custodian_id uuid references custodian,
  created_at timestamptz not null,
  primary key (draft_id, version)
);
create trigger form_draft_edit_append_only before update or delete on form_draft_edit for each row execute function refuse_change();
