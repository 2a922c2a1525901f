-- What a published version keeps of its cells, so that no later engine shifts or reinterprets figures of the past (R10, R16).
-- Versions published before this are carried over by the program as it starts: their cells follow from their definitions by engine 1.
alter table form_version add column engine integer not null default 1;
alter table form_version alter column engine drop default;

create table form_cell (
  form_version_id integer not null references form_version,
  position integer not null,
  code text not null,
  section text not null,
  -- Its place in the figures of a revision; null where it is not kept there.
  ordinal integer,
  type text not null,
  decimals smallint not null,
  unit text not null,
  indicator text,
  breakdown jsonb not null,
  measure text,
  -- The line through time on which versions and forms meet: indicator, breakdown and measure, or the code within the form.
  series text not null,
  over_units text not null constraint form_cell_over_units check (over_units in ('sum', 'mean', 'min', 'max', 'none')),
  over_time text not null constraint form_cell_over_time check (over_time in ('flow', 'stock', 'first', 'mean', 'none')),
  -- The cell by which a mean over units is weighted.
  weight text constraint form_cell_weight check ((over_units = 'mean') = (weight is not null)),
  primary key (form_version_id, position),
  constraint form_cell_code unique (form_version_id, code),
  constraint form_cell_ordinal unique (form_version_id, ordinal)
);
create index form_cell_series on form_cell (series);
create trigger form_cell_frozen before update or delete on form_cell for each row execute function refuse_published_change();
create trigger form_cell_no_truncate before truncate on form_cell for each statement execute function refuse_published_change();
