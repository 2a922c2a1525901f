-- Sign-in: policy presets as dated data (R3), second factor (R4), limits kept in the session, throttling per address.

-- Presets and their values are facts with a legal basis. Where several are chosen the stricter value holds. A mandatory one is
-- always among them. default_in says where a preset is in force before the board has chosen anything.
create table policy_preset (
  code text primary key,
  name text not null,
  basis text not null,
  valid_from date not null,
  mandatory boolean not null default false,
  default_in text[] not null default '{}'
);
create table policy_value (
  preset text not null references policy_preset,
  name text not null,
  value integer not null constraint policy_value_positive check (value > 0),
  basis text not null,
  primary key (preset, name)
);
-- What the board chose and from when it holds. The newest one that has begun is in force.
create table policy_choice (
  id uuid primary key default gen_random_uuid(),
  presets text[] not null,
  second_factor_kinds text[] not null default '{}',
  valid_from timestamptz not null,
  reason text not null,
  chosen_by uuid,
  custodian_id uuid,
  chosen_at timestamptz not null
);
create index policy_choice_valid_from on policy_choice (valid_from);
create trigger policy_choice_append_only before update or delete on policy_choice for each row execute function refuse_change();

insert into policy_preset (code, name, basis, valid_from, mandatory, default_in) values
  ('quy-che-09-2022', 'Quy chế 09/2022', 'Quy chế kèm theo Quyết định 09/2022/QĐ-UBND ngày 12/4/2022 của UBND tỉnh Cao Bằng', '2022-04-22', true, '{demonstration,installation}'),
  ('tcvn-14423-2', 'TCVN 14423:2026 cấp 2', 'TCVN 14423:2026, hệ thống thông tin cấp độ 2', '2026-01-01', false, '{installation}'),
  ('tcvn-14423-3', 'TCVN 14423:2026 cấp 3', 'TCVN 14423:2026, hệ thống thông tin cấp độ 3', '2026-01-01', false, '{}');

insert into policy_value (preset, name, value, basis) values
  ('quy-che-09-2022', 'minLength', 8, 'Khoản 7 Điều 7 Quy chế'),
  ('quy-che-09-2022', 'minLengthAlone', 8, 'Khoản 7 Điều 7 Quy chế'),
  ('quy-che-09-2022', 'classes', 4, 'Khoản 7 Điều 7 Quy chế'),
  ('quy-che-09-2022', 'lifetimeDaysUnit', 182, 'Khoản 7 Điều 7 Quy chế (06 tháng)'),
  ('quy-che-09-2022', 'lifetimeDaysOperator', 182, 'Khoản 7 Điều 7 Quy chế (06 tháng)'),
  ('quy-che-09-2022', 'warnDays', 14, 'Quy chế không quy định, mức chung của hệ thống'),
  ('quy-che-09-2022', 'remembered', 10, 'Quy chế không quy định, mức chung của hệ thống'),
  ('quy-che-09-2022', 'differentBy', 4, 'Quy chế không quy định, mức chung của hệ thống'),
  ('quy-che-09-2022', 'attempts', 5, 'Quy chế không quy định, mức chung của hệ thống'),
  ('quy-che-09-2022', 'firstLockMinutes', 1, 'Quy chế không quy định, mức chung của hệ thống'),
  ('quy-che-09-2022', 'longestLockMinutes', 15, 'Quy chế không quy định, mức chung của hệ thống'),
  ('quy-che-09-2022', 'idleMinutesUnit', 15, 'Quy chế không quy định, mức chung của hệ thống'),
  ('quy-che-09-2022', 'idleMinutesOperator', 5, 'Quy chế không quy định, mức chung của hệ thống'),
  ('quy-che-09-2022', 'absoluteHours', 12, 'Quy chế không quy định, mức chung của hệ thống'),
  ('tcvn-14423-2', 'minLength', 8, 'TCVN 14423:2026, 4.6.2.2b'),
  ('tcvn-14423-2', 'minLengthAlone', 14, 'TCVN 14423:2026, 4.6.2.2b'),
  ('tcvn-14423-2', 'classes', 4, 'TCVN 14423:2026, 4.6.2.2b'),
  ('tcvn-14423-2', 'lifetimeDaysOperator', 60, 'TCVN 14423:2026, 4.6.2.2 (02 tháng với quản trị)'),
  ('tcvn-14423-2', 'attempts', 5, 'TCVN 14423:2026, 4.5.2.2a'),
  ('tcvn-14423-2', 'idleMinutesUnit', 15, 'TCVN 14423:2026, 4.5.2.2a'),
  ('tcvn-14423-2', 'idleMinutesOperator', 5, 'TCVN 14423:2026, 4.5.2.2a'),
  ('tcvn-14423-2', 'unusedDaysOperator', 45, 'TCVN 14423:2026, 4.6.2.3'),
  ('tcvn-14423-2', 'unusedDaysUnit', 100, 'TCVN 14423:2026, 4.6.2.3, ngoại lệ đã ghi nhận: đơn vị báo cáo theo quý'),
  ('tcvn-14423-2', 'secondFactorOperator', 1, 'TCVN 14423:2026, 4.6.2.4'),
  ('tcvn-14423-3', 'minLength', 8, 'TCVN 14423:2026, 5.6.2.2b'),
  ('tcvn-14423-3', 'minLengthAlone', 14, 'TCVN 14423:2026, 5.6.2.2b'),
  ('tcvn-14423-3', 'classes', 4, 'TCVN 14423:2026, 5.6.2.2b'),
  ('tcvn-14423-3', 'lifetimeDaysOperator', 60, 'TCVN 14423:2026, 5.6.2.2 (02 tháng với quản trị)'),
  ('tcvn-14423-3', 'remembered', 10, 'TCVN 14423:2026, 5.6.2.2'),
  ('tcvn-14423-3', 'attempts', 5, 'TCVN 14423:2026, 5.5.2.2a'),
  ('tcvn-14423-3', 'idleMinutesUnit', 15, 'TCVN 14423:2026, 5.5.2.2a'),
  ('tcvn-14423-3', 'idleMinutesOperator', 5, 'TCVN 14423:2026, 5.5.2.2a'),
  ('tcvn-14423-3', 'unusedDaysOperator', 45, 'TCVN 14423:2026, 5.6.2.3'),
  ('tcvn-14423-3', 'unusedDaysUnit', 100, 'TCVN 14423:2026, 5.6.2.3, ngoại lệ đã ghi nhận: đơn vị báo cáo theo quý'),
  ('tcvn-14423-3', 'secondFactorOperator', 1, 'TCVN 14423:2026, 5.6.2.4');

-- The limits of the policy are written into the session when it is opened, so that a request need not ask for the policy.
alter table session add column idle_seconds integer not null default 300 constraint session_idle check (idle_seconds > 0);
alter table session add column password_expires_at timestamptz;
alter table session add column second_factor_missing boolean not null default false;

-- A TOTP seed (sealed) and the last step whose code was taken. A seed that waits for its first code stands beside the one in use.
create table second_factor (
  account_id uuid primary key references account,
  secret text,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  pending_secret text,
  pending_at timestamptz,
  recovery_salt text,
  constraint second_factor_confirmed check ((secret is null) = (confirmed_at is null)),
  constraint second_factor_pending check ((pending_secret is null) = (pending_at is null))
);
create table recovery_code (
  account_id uuid not null references account,
  hash text not null,
  used_at timestamptz,
  primary key (account_id, hash)
);

-- Refusals from one address: how many since when, and how long it has to wait. Each wait in a row is longer.
create table address_throttle (
  address text primary key,
  refused integer not null,
  since timestamptz not null,
  waits integer not null default 0,
  blocked_until timestamptz
);

-- Accounts that the nightly job closed because nobody used them (SEC-09).
create table disuse_closure (
  account_id uuid not null references account,
  closed_at timestamptz not null,
  last_used_at timestamptz not null,
  limit_days integer not null,
  primary key (account_id, closed_at)
);
