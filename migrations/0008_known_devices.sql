-- Browsers that an account knows (ASVS 6.1.1, 6.3.1): wrong passwords from such a browser count against it alone, those of strangers
-- together against the account. Of the token in its cookie only the digest is kept.
create table known_device (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account on delete cascade,
  token_digest text not null constraint known_device_token unique,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  ended_at timestamptz,
  constraint known_device_seen check (seen_at >= created_at)
);
create index known_device_account on known_device (account_id, seen_at);

insert into policy_value (preset, name, value, basis) values
  ('quy-che-09-2022', 'deviceDays', 100, 'Quy chế không quy định, mức chung của hệ thống');
