-- Life of an account (Đ7.8, R7), custodians and handover (Đ7.4, Đ7.6, R5, R6), lost passwords (Đ8, R8), review of the list (SEC-13).

alter table account add column closed_at timestamptz;
alter table account add column closed_reason text;

-- A letter about accounts names people: its files are for the unit that wrote it and for those who manage accounts.
alter table letter add column confidential boolean not null default false;

-- The day since which the custodian is known to be gone without a handover (Đ7.6).
alter table custodian add column left_on date;

-- One custodian at a time, in the past too (R5). The account's row is held, so that two changes follow each other.
create function refuse_custodian_overlap() returns trigger language plpgsql as $$
begin
  perform 1 from account where id = new.account_id for no key update;
  if exists (select 1 from custodian c where c.account_id = new.account_id and c.id <> new.id
             and c.valid_from < coalesce(new.valid_to, 'infinity') and coalesce(c.valid_to, 'infinity') > new.valid_from) then
    raise exception 'custodian_one_at_a_time: two custodians of %', new.account_id using errcode = 'exclusion_violation', constraint = 'custodian_one_at_a_time';
  end if;
  return new;
end $$;
create trigger custodian_no_overlap before insert or update of account_id, valid_from, valid_to on custodian
  for each row execute function refuse_custodian_overlap();

-- Whoever stands in the trail stays: a custodian who acted is ended, never removed.
create function refuse_custodian_deletion() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if exists (select 1 from audit_event e where e.account_id = old.account_id and e.custodian_id = old.id) then
    raise exception 'custodian % has acted', old.id using errcode = 'restrict_violation', constraint = 'custodian_has_acted';
  end if;
  return old;
end $$;
create trigger custodian_has_acted before delete on custodian for each row execute function refuse_custodian_deletion();

-- An account that ever acted is only edited or closed (Đ7.8, SEC-10): it signed in, stands in the trail, entered or decided.
create function account_acted(wanted uuid) returns boolean language sql stable security definer set search_path from current as $$
  select exists (select 1 from account a where a.id = wanted and a.acted_at is not null)
    or exists (select 1 from session s where s.account_id = wanted)
    or exists (select 1 from audit_event e where e.account_id = wanted)
    or exists (select 1 from revision r where r.submitted_by = wanted)
    or exists (select 1 from review_step r where r.account_id = wanted)
    or exists (select 1 from submission_return r where r.returned_by = wanted)
    or exists (select 1 from consolidation_signature g where g.signed_by = wanted)
    or exists (select 1 from account a join submission b on b.reporter_unit_id = a.unit_id
               join cell_change c on c.submission_id = b.id and c.account_id = wanted where a.id = wanted)
    or exists (select 1 from letter l where l.created_by = wanted)
    or exists (select 1 from attachment f where f.created_by = wanted)
    or exists (select 1 from campaign c where c.created_by = wanted)
    or exists (select 1 from form_version v where v.published_by = wanted)
$$;
create function refuse_account_deletion() returns trigger language plpgsql as $$
begin
  if old.acted_at is not null or account_acted(old.id) then
    raise exception 'account_has_acted: %', old.username using errcode = 'restrict_violation', constraint = 'account_has_acted';
  end if;
  return old;
end $$;
create trigger account_has_acted before delete on account for each row execute function refuse_account_deletion();
create trigger account_no_truncate before truncate on account for each statement execute function refuse_change();

-- What was done cannot be made undone by forgetting it.
create function refuse_forgotten_act() returns trigger language plpgsql as $$
begin
  if old.acted_at is not null and new.acted_at is null then
    raise exception 'account % has acted', old.username using errcode = 'restrict_violation', constraint = 'account_has_acted';
  end if;
  return new;
end $$;
create trigger account_acted_stays before update of acted_at on account for each row execute function refuse_forgotten_act();

-- A written request about an account (Đ7.8): the five fields of the custodian it names lie sealed, as one text.
create table account_request (
  id uuid primary key default gen_random_uuid(),
  kind text not null constraint account_request_kind check (kind in ('open', 'change', 'close', 'delete', 'reopen', 'handover')),
  state text not null default 'waiting' constraint account_request_state check (state in ('waiting', 'accepted', 'refused', 'withdrawn')),
  version integer not null default 1,
  unit_id integer not null references unit,
  account_id uuid references account on delete set null,
  username text,
  reason text not null,
  custodian text constraint account_request_custodian_sealed check (custodian like 'g1.%'),
  changed_on date,
  letter_id uuid not null references letter,
  asked_unit_id integer not null references unit,
  asked_by uuid not null references account,
  asked_custodian_id uuid,
  asked_at timestamptz not null,
  decided_by uuid references account,
  decided_at timestamptz,
  decision_reason text,
  constraint account_request_decided check ((state = 'waiting') = (decided_at is null)),
  constraint account_request_handover check ((kind = 'handover') = (changed_on is not null))
);
create unique index account_request_one_waiting on account_request (unit_id, kind) where state = 'waiting';
create index account_request_unit on account_request (unit_id, asked_at);
create index account_request_account on account_request (account_id);
create index account_request_letter on account_request (letter_id);
create index account_request_asked_unit on account_request (asked_unit_id);
create index account_request_asked_by on account_request (asked_by);
create index account_request_decided_by on account_request (decided_by);

-- A handover that took place: the document, who went, who came, the day of the change and the day it was reported (Đ7.6).
create table handover (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account,
  letter_id uuid not null references letter,
  request_id uuid references account_request,
  former_id uuid references custodian,
  custodian_id uuid not null references custodian,
  changed_on date not null,
  reported_on date not null,
  done_by uuid not null references account,
  done_at timestamptz not null,
  constraint handover_reported_after check (reported_on >= changed_on)
);
create index handover_account on handover (account_id, done_at);
create index handover_letter on handover (letter_id);
create index handover_request on handover (request_id);
create index handover_former on handover (former_id);
create index handover_custodian on handover (custodian_id);
create index handover_done_by on handover (done_by);
create trigger handover_append_only before update or delete on handover for each row execute function refuse_change();

-- Left without sign-in by who lost the password (Đ8). Who asks and how to call back lies sealed.
create table lost_password_request (
  id uuid primary key default gen_random_uuid(),
  state text not null default 'waiting' constraint lost_password_request_state check (state in ('waiting', 'answered', 'dismissed')),
  version integer not null default 1,
  unit_words text not null,
  username text,
  account_id uuid references account on delete set null,
  full_name text not null constraint lost_password_request_full_name_sealed check (full_name like 'g1.%'),
  phone text not null constraint lost_password_request_phone_sealed check (phone like 'g1.%'),
  message text constraint lost_password_request_message_sealed check (message like 'g1.%'),
  address text,
  asked_at timestamptz not null,
  mailed_at timestamptz,
  decided_by uuid references account,
  decided_at timestamptz,
  note text,
  constraint lost_password_request_decided check ((state = 'waiting') = (decided_at is null))
);
create index lost_password_request_asked on lost_password_request (asked_at);
create index lost_password_request_address on lost_password_request (address, asked_at);
create index lost_password_request_account on lost_password_request (account_id);
create index lost_password_request_decided_by on lost_password_request (decided_by);

-- A link by e-mail that sets a new password once (R8): 256 bits, of which only the digest is kept.
create table password_reset (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account on delete cascade,
  request_id uuid references lost_password_request,
  token_digest text not null constraint password_reset_token unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint password_reset_lifetime check (expires_at > created_at and expires_at <= created_at + interval '24 hours')
);
create index password_reset_account on password_reset (account_id, created_at);
create index password_reset_request on password_reset (request_id);

-- The list of accounts was read through and found right (SEC-13): who, when, how many, the digest of what was read.
create table account_review (
  id uuid primary key default gen_random_uuid(),
  reviewed_by uuid not null references account,
  custodian_name text,
  reviewed_at timestamptz not null,
  accounts integer not null,
  digest text not null,
  note text not null
);
create index account_review_at on account_review (reviewed_at);
create index account_review_by on account_review (reviewed_by);
create trigger account_review_append_only before update or delete on account_review for each row execute function refuse_change();
