-- Calls of programs (consumers) stand in the trail; jobs keep their lease while they work, show how far they are, and can be cancelled.

alter table audit_event drop constraint audit_event_account_kind;
alter table audit_event add constraint audit_event_account_kind check (account_kind in ('unit', 'operator', 'consumer', 'system', 'none'));

-- A job's lease is renewed while its process works (`beat_at`); a person who asked for it sees it (`asked_by`) and may cancel it. What it is
-- called stands with it, so that its history can be read when the product knows it no more.
alter table job drop constraint job_state;
alter table job add constraint job_state check (state in ('waiting', 'running', 'done', 'failed', 'cancelled'));
alter table job add column title text;
alter table job add column cancellable boolean not null default false;
alter table job add column asked_by uuid constraint job_asked_by_fkey references account on delete set null;
alter table job add column started_at timestamptz;
alter table job add column beat_at timestamptz;
alter table job add column progress_done integer;
alter table job add column progress_of integer;
alter table job add column progress_words text;
alter table job add column cancel_asked_at timestamptz;
alter table job add constraint job_progress check (progress_done between 0 and progress_of);
alter table job add constraint job_progress_words check (char_length(progress_words) <= 200);
create index job_asked_by on job (asked_by, id) where asked_by is not null;
-- The last run of each schedule.
create index job_name on job (name, id);
