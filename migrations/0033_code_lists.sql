-- Code lists (dân tộc, tôn giáo, loại công trình …): kept once, versioned, shared by forms (R14). A version never changes; a form names list
-- and version, and keeps the words that it was published with.

create table code_list (
  code text primary key constraint code_list_code check (code ~ '^[A-Z][A-Z0-9_]{1,19}$'),
  title text not null
);
create table code_list_version (
  list_code text not null references code_list,
  number integer not null,
  -- [{code, label}] in their order.
  items jsonb not null,
  note text,
  created_by uuid not null references account,
  created_at timestamptz not null,
  primary key (list_code, number)
);
create trigger code_list_version_append_only before update or delete on code_list_version for each row execute function refuse_change();
