-- Who an account is and what lets somebody in are two things: the second is written by signing in alone, and never goes out with a list of accounts.
create table credential (
  account_id uuid primary key references account on delete cascade,
  password_hash text not null,
  password_set_at timestamptz not null,
  must_change_password boolean not null default true,
  issued_expires_at timestamptz,
  issued_used boolean not null default false,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  signed_in_at timestamptz
);
insert into credential
select id, password_hash, password_set_at, must_change_password, issued_expires_at, issued_used, failed_attempts, locked_until, acted_at from account;

drop trigger account_acted_stays on account;
alter table account
  drop column password_hash,
  drop column password_set_at,
  drop column must_change_password,
  drop column issued_expires_at,
  drop column issued_used,
  drop column failed_attempts,
  drop column locked_until,
  drop column acted_at;

create or replace function account_acted(wanted uuid) returns boolean language sql stable security definer set search_path from current as $$
  select exists (select 1 from credential p where p.account_id = wanted and p.signed_in_at is not null)
    or exists (select 1 from session s where s.account_id = wanted)
    or exists (select 1 from audit_event e where e.account_id = wanted)
    or exists (select 1 from revision r where r.submitted_by = wanted)
    or exists (select 1 from review_step r where r.account_id = wanted)
    or exists (select 1 from submission_return r where r.returned_by = wanted)
    or exists (select 1 from consolidation_signature g where g.signed_by = wanted)
    or exists (select 1 from account a join submission b on b.reporter_unit_id = a.unit_id
               join change_set c on c.submission_id = b.id and c.account_id = wanted where a.id = wanted)
    or exists (select 1 from letter l where l.created_by = wanted)
    or exists (select 1 from attachment f where f.created_by = wanted)
    or exists (select 1 from campaign c where c.created_by = wanted)
    or exists (select 1 from form_version v where v.published_by = wanted)
$$;
create or replace function refuse_account_deletion() returns trigger language plpgsql as $$
begin
  if account_acted(old.id) then
    raise exception 'account_has_acted: %', old.username using errcode = 'restrict_violation', constraint = 'account_has_acted';
  end if;
  return old;
end $$;

-- What was done cannot be made undone by forgetting it: neither by an update nor by taking the row away.
create or replace function refuse_forgotten_act() returns trigger language plpgsql as $$
begin
  if old.signed_in_at is not null and (tg_op = 'DELETE' or new.signed_in_at is null) then
    raise exception 'account % has acted', old.account_id using errcode = 'restrict_violation', constraint = 'account_has_acted';
  end if;
  return coalesce(new, old);
end $$;
create trigger credential_acted_stays before update of signed_in_at or delete on credential for each row execute function refuse_forgotten_act();
create trigger credential_no_truncate before truncate on credential for each statement execute function refuse_change();

-- Every function means the tables of its own schema, whatever the caller's path holds: pg_temp, unless it is named last, comes first.
do $$
declare
  each regprocedure;
begin
  for each in select p.oid from pg_proc p where p.pronamespace = current_schema()::regnamespace loop
    execute format('alter function %s set search_path = %I, pg_temp', each, current_schema());
  end loop;
end $$;
