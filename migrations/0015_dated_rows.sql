-- Dated rows neither overlap nor leave a gap, and who did something is an account and a custodian that there are. The last guard: the
-- program keeps to it by itself.

-- A unit, a place in the tree and a form's route stand once on each day. (A range of one number compares whole numbers for equality
-- without an extension.) Looked at when the transaction ends, since one statement closes a row and writes the next.
alter table unit_version add constraint unit_version_once_a_day
  exclude using gist (int4range(unit_id, unit_id, '[]') with &&, daterange(valid_from, valid_to) with &&) deferrable initially deferred;
alter table unit_closure add constraint unit_closure_once_a_day
  exclude using gist (int4range(ancestor_id, ancestor_id, '[]') with &&, int4range(descendant_id, descendant_id, '[]') with &&,
    daterange(valid_from, valid_to) with &&) deferrable initially deferred;
alter table form_route add constraint form_route_once_a_day
  exclude using gist (int4range(form_id, form_id, '[]') with &&, daterange(valid_from, valid_to) with &&) deferrable initially deferred;

-- What ends is taken up on that very day by the next, or by none at all. Looked at when the transaction ends: a revision closes the one
-- row before it writes the other.
create function refuse_gap() returns trigger language plpgsql as $$
declare
  torn boolean;
begin
  if tg_table_name = 'unit_version' then
    select exists (
      select 1 from unit_version v where v.unit_id = coalesce(new.unit_id, old.unit_id) and v.valid_to is not null
        and exists (select 1 from unit_version n where n.unit_id = v.unit_id and n.valid_from > v.valid_to)
        and not exists (select 1 from unit_version n where n.unit_id = v.unit_id and n.valid_from = v.valid_to)) into torn;
  else
    select exists (
      select 1 from form_route r where r.form_id = coalesce(new.form_id, old.form_id) and r.valid_to is not null
        and exists (select 1 from form_route n where n.form_id = r.form_id and n.valid_from > r.valid_to)
        and not exists (select 1 from form_route n where n.form_id = r.form_id and n.valid_from = r.valid_to)) into torn;
  end if;
  if torn then
    raise exception 'dated rows of % leave a gap', tg_table_name using errcode = 'restrict_violation', constraint = tg_table_name || '_gapless';
  end if;
  return null;
end $$;
create constraint trigger unit_version_gapless after insert or update or delete on unit_version
  deferrable initially deferred for each row execute function refuse_gap();
create constraint trigger form_route_gapless after insert or update or delete on form_route
  deferrable initially deferred for each row execute function refuse_gap();
do $$ begin
  execute format('alter function refuse_gap() set search_path = %I, pg_temp', current_schema());
end $$;

-- Who acted. Accounts that acted are never deleted (regulation Đ7.8), so these need no index of their own.
alter table letter add constraint letter_created_by_fkey foreign key (created_by) references account;
alter table attachment add constraint attachment_created_by_fkey foreign key (created_by) references account;
alter table form_version add constraint form_version_published_by_fkey foreign key (published_by) references account;
alter table campaign add constraint campaign_created_by_fkey foreign key (created_by) references account;
alter table round add constraint round_decided_by_fkey foreign key (decided_by) references account;
alter table submission add constraint submission_excused_by_fkey foreign key (excused_by) references account;
alter table submission add constraint submission_accepted_by_fkey foreign key (accepted_by) references account;
alter table revision add constraint revision_submitted_by_fkey foreign key (submitted_by) references account;
alter table revision add constraint revision_custodian_id_fkey foreign key (custodian_id) references custodian;
alter table change_set add constraint change_set_account_id_fkey foreign key (account_id) references account;
alter table change_set add constraint change_set_custodian_id_fkey foreign key (custodian_id) references custodian;
alter table submission_return add constraint submission_return_returned_by_fkey foreign key (returned_by) references account;
alter table submission_return add constraint submission_return_custodian_id_fkey foreign key (custodian_id) references custodian;
alter table consolidation_signature add constraint consolidation_signature_signed_by_fkey foreign key (signed_by) references account;
alter table consolidation_signature add constraint consolidation_signature_custodian_id_fkey foreign key (custodian_id) references custodian;
alter table review_step add constraint review_step_account_id_fkey foreign key (account_id) references account;
alter table review_step add constraint review_step_custodian_id_fkey foreign key (custodian_id) references custodian;
alter table policy_choice add constraint policy_choice_chosen_by_fkey foreign key (chosen_by) references account;
alter table policy_choice add constraint policy_choice_custodian_id_fkey foreign key (custodian_id) references custodian;
