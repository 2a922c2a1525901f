-- What became of each backup, of each of its copies, and of each restore for trial (R51, R52; Đ5.1). A backup stands here when it is
-- written and read back, or when it came to nothing; what is at work is a job.
create table backup (
  id uuid primary key,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  cause text not null constraint backup_cause check (cause in ('schedule', 'asked', 'command')),
  -- The instant whose state it holds; null of one that came to nothing, and so is everything up to its error.
  at timestamptz,
  file text,
  bytes bigint,
  sha256 text constraint backup_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  tables integer,
  rows bigint,
  product text,
  migration text,
  seal_size bigint,
  error text,
  asked_by uuid references account,
  constraint backup_outcome check ((file is null) = (error is not null)),
  constraint backup_whole check (file is null or (at is not null and bytes > 0 and sha256 is not null and tables > 0 and rows is not null
    and product is not null and migration is not null)),
  constraint backup_times check (began_at <= ended_at)
);
create index backup_at on backup (at);
create index backup_began on backup (began_at);
create index backup_asked_by on backup (asked_by);

create table backup_copy (
  backup_id uuid not null references backup,
  place text not null,
  tried_at timestamptz not null,
  -- Since when it lies there; null where it does not.
  sent_at timestamptz,
  error text,
  removed_at timestamptz,
  primary key (backup_id, place),
  constraint backup_copy_outcome check ((sent_at is null) = (error is not null)),
  constraint backup_copy_removed check (removed_at is null or sent_at is not null)
);

create table backup_drill (
  id uuid primary key,
  backup_id uuid references backup,
  file text not null,
  place text,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  outcome text not null constraint backup_drill_outcome check (outcome in ('passed', 'failed', 'refused')),
  -- What was done in turn: [{step, ms, words}], the last one where it ended.
  steps jsonb not null,
  reason text,
  asked_by uuid references account,
  constraint backup_drill_reason check ((outcome = 'passed') = (reason is null))
);
create index backup_drill_began on backup_drill (began_at);
create index backup_drill_backup on backup_drill (backup_id);
create index backup_drill_asked_by on backup_drill (asked_by);

create trigger backup_append_only before update or delete on backup for each row execute function refuse_change();
create trigger backup_no_truncate before truncate on backup for each statement execute function refuse_change();
create trigger backup_drill_append_only before update or delete on backup_drill for each row execute function refuse_change();
create trigger backup_drill_no_truncate before truncate on backup_drill for each statement execute function refuse_change();
