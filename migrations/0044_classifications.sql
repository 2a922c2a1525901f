-- Classifications of units (R44): schemes (khu vực I/II/III …) with groups; who stands in which, dated and with its legal basis.

create table classification (
  id integer primary key generated always as identity,
  version integer not null default 1,
  code text not null constraint classification_code check (code ~ '^[A-Z][A-Z0-9_]{1,15}$') constraint classification_once unique,
  title text not null,
  level text not null constraint classification_level check (level in ('commune', 'district')),
  -- [{code, label}] in their order.
  groups jsonb not null,
  note text
);
-- A decision that says for a run of days who stands where. Where none holds, the scheme says nothing of that day.
create table classification_list (
  id integer primary key generated always as identity,
  classification_id integer not null references classification,
  legal_basis text not null,
  valid_from date not null,
  valid_to date,
  -- Whether who does not stand in it stands in no group; else that is not known.
  complete boolean not null,
  illustrative boolean not null,
  note text,
  created_by uuid references account,
  created_at timestamptz not null,
  constraint classification_list_days check (valid_to is null or valid_to > valid_from),
  constraint classification_list_once exclude using gist (int4range(classification_id, classification_id, '[]') with &&, daterange(valid_from, valid_to) with &&)
    deferrable initially deferred
);
create index classification_list_scheme on classification_list (classification_id);
create table classification_member (
  id bigint primary key generated always as identity,
  classification_id integer not null references classification,
  list_id integer not null references classification_list,
  unit_id integer not null references unit,
  group_code text not null,
  -- Of a change within the days of the list; null: the list's own.
  legal_basis text,
  valid_from date not null,
  valid_to date,
  constraint classification_member_days check (valid_to is null or valid_to > valid_from),
  -- A unit stands in one group of a scheme on a day.
  constraint classification_member_once exclude using gist (int4range(classification_id, classification_id, '[]') with &&,
    int4range(unit_id, unit_id, '[]') with &&, daterange(valid_from, valid_to) with &&) deferrable initially deferred
);
create index classification_member_scheme on classification_member (classification_id, group_code);
create index classification_member_list on classification_member (list_id);
create index classification_member_unit on classification_member (unit_id);

-- Who stands in which group is open to everybody signed in, as the units are.
alter table classification enable row level security;
create policy classification_open on classification using (true);
alter table classification_list enable row level security;
create policy classification_list_open on classification_list using (true);
alter table classification_member enable row level security;
create policy classification_member_open on classification_member using (true);
