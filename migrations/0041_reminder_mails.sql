-- Of each reminder, when its letter was taken by the mail server: beside a unit stands when it was reminded last, and how.
create table reminder_mail (
  reminder_id bigint primary key references reminder,
  unit_id integer not null references unit,
  at timestamptz not null
);
create index reminder_mail_unit on reminder_mail (unit_id);
create trigger reminder_mail_append_only before update or delete on reminder_mail for each row execute function refuse_change();
create trigger reminder_mail_no_truncate before truncate on reminder_mail for each statement execute function refuse_change();
alter table reminder_mail enable row level security;
create policy reminder_mail_scope on reminder_mail using (
  (select current_setting('app.scope', true)) = 'all' or unit_id = any ((select scope_units())::integer[]));
