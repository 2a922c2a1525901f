-- A round stands on another version of its form while nobody has sent anything in it (R10): a new version takes over the sheets that are being
-- filled. From the first sheet that is sent on, what a round is about never changes.
drop trigger round_identity on round;
create trigger round_identity before update on round for each row
  when ((old.id, old.form_id, old.period, old.period_start, old.period_end)
    is distinct from (new.id, new.form_id, new.period, new.period_start, new.period_end))
  execute function refuse_moved();

-- With the owner's rights: whoever asks, every sheet of the round counts, also those outside their scope.
create function refuse_other_version() returns trigger language plpgsql security definer as $$
begin
  if old.state <> 'open' or new.state <> 'open' or old.taken_back_at is not null
    or not exists (select 1 from form_version v where v.id = new.form_version_id and v.form_id = old.form_id)
    or exists (select 1 from submission s where s.round_id = old.id and s.revision > 0)
    or exists (select 1 from consolidation c where c.round_id = old.id and c.state <> 'open') then
    raise exception 'what this is about does not change' using errcode = 'restrict_violation', constraint = 'identity_kept';
  end if;
  return new;
end $$;
create trigger round_version before update on round for each row
  when (old.form_version_id is distinct from new.form_version_id) execute function refuse_other_version();

do $$ begin execute format('alter function refuse_other_version() set search_path = %I, pg_temp', current_schema()); end $$;
