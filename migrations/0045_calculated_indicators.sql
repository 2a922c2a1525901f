-- Calculated indicators (R45): a formula over figures of any forms, reckoned after adding up. A version never changes.
create table calculated_indicator (
  id integer primary key generated always as identity,
  code text not null constraint calculated_indicator_code check (code ~ '^[A-Z][A-Z0-9_]{1,19}$') constraint calculated_indicator_once unique,
  version integer not null,
  -- From this day on it is reckoned no more: for periods that begin on or after it.
  retired_from date
);
create table calculated_indicator_version (
  indicator_id integer not null references calculated_indicator,
  number integer not null,
  title text not null,
  unit text not null,
  decimals smallint not null constraint calculated_indicator_version_decimals check (decimals between 0 and 6),
  expression text not null,
  -- [{form, cell, series}]: what the names meant when the version was made.
  quotations jsonb not null,
  effective_from date not null,
  note text,
  created_by uuid references account,
  created_at timestamptz not null,
  primary key (indicator_id, number)
);
create index calculated_indicator_version_by on calculated_indicator_version (created_by);
create trigger calculated_indicator_version_append_only before update or delete on calculated_indicator_version for each row execute function refuse_change();
create trigger calculated_indicator_version_no_truncate before truncate on calculated_indicator_version for each statement execute function refuse_change();

alter table calculated_indicator enable row level security;
create policy calculated_indicator_open on calculated_indicator using (true);
alter table calculated_indicator_version enable row level security;
create policy calculated_indicator_version_open on calculated_indicator_version using (true);
