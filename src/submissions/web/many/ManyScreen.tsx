import { Switch } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import type { CompiledForm, CompiledSection } from '../../../forms/rules/compiled.ts';
import { sectionOf } from '../../../forms/rules/entry/places.ts';
import type { SectionStanding } from '../../../forms/rules/entry/section-standing.ts';
import { ManyTable, placeWithin } from '../../../forms/web/grid/index.ts';
import { PartTabs } from '../entry/SectionTabs.tsx';
import { useStops } from '../entry/use-stops.ts';
import { ManyFoot } from './ManyFoot.tsx';
import { ManySide } from './ManySide.tsx';
import { ManyTop } from './ManyTop.tsx';
import { words } from './messages.ts';
import { RowHead } from './RowHead.tsx';
import type { Rows } from './rows.ts';
import { SheetLinks } from './SheetLinks.tsx';
import { SubmitManyDialog } from './SubmitManyDialog.tsx';
import { UnitsDialog } from './UnitsDialog.tsx';
import { type Declarations, useDeclarations } from './use-declarations.ts';
import { type ManyTools, useManyTools } from './use-many-tools.ts';
import type { Standings } from './use-rows.ts';
import '../entry/tabs.css';
import '../entry/panel.css';
import '../entry/bar.css';
import '../entry/entry.css';
import './many.css';

type ManyScreenProps = {
  readonly form: CompiledForm;
  readonly rows: Rows;
  readonly standings: Standings;
  readonly onReload: () => void;
};

/** The whole screen of many sheets: head, sections, one table, problems at the foot. */
export const ManyScreen = (props: ManyScreenProps) => {
  const { form, rows } = props;
  const declarations = useDeclarations(rows);
  const tools = useManyTools(rows, form, declarations.closeList);
  const current = useStops({ ...declarations, onGo: tools.tools.onGo });
  return (
    <div className="entry many">
      <ManyTop {...props} {...namesOf(rows)} looked={declarations.looked} onGo={tools.tools.onGo} />
      <PartTabs
        parts={form.sections.map((section) => ({ section, standing: standingOf(form, section, declarations) }))}
        chosen={tools.section.code}
        onChoose={tools.choose}
      />
      <Work {...props} tools={tools} declarations={declarations} current={current} />
      <ManyFoot rows={rows} declarations={declarations} tools={tools} />
      {declarations.submitting ? (
        <SubmitManyDialog
          rows={rows}
          looked={declarations.looked}
          onGo={tools.tools.onGo}
          onClose={() => declarations.setSubmitting(false)}
        />
      ) : null}
      {tools.question ? <UnitsDialog question={tools.question} rows={rows.all} onClose={tools.closeQuestion} /> : null}
    </div>
  );
};

const namesOf = ({ all }: Rows) => {
  const submission = all[0]?.sheet.submission;
  return {
    title: submission ? words.title(submission.form, submission.formTitle) : '',
    subtitle: words.subtitle(submission?.periodName ?? '', all.length),
  };
};

/** What is open in a part of the form, over all rows; nothing is said where nobody has begun. */
const standingOf = (
  form: CompiledForm,
  { code }: CompiledSection,
  { problems, missing }: Pick<Declarations, 'problems' | 'missing'>,
): SectionStanding | undefined => {
  const errors = problems.filter(({ section, severity }) => section === code && severity === 'error').length;
  if (errors > 0) return { kind: 'errors', count: errors };
  const warnings = problems.filter(({ section }) => section === code).length;
  const empties = missing.filter((place) => sectionOf(form, placeWithin(place)) === code).length;
  if (empties > 0) return { kind: 'empties', count: empties };
  return warnings > 0 ? { kind: 'warnings', count: warnings } : undefined;
};

type WorkProps = ManyScreenProps & {
  readonly tools: ManyTools;
  readonly declarations: Declarations;
  readonly current: string;
};

const Work = (props: WorkProps) => {
  const { rows, tools, declarations } = props;
  const { section, folded } = tools;
  return (
    <div
      className="entry-work"
      role="tabpanel"
      id="entry-section"
      aria-labelledby={`tab-${section.code}`}
      data-folded={(folded && !declarations.listOpen) || undefined}
    >
      <div className="entry-section">
        <h2 className="entry-printed">
          {section.code}. {section.title}
        </h2>
        {section.shape === 'table' ? (
          <Table key={section.code} rows={rows} section={section} tools={tools} />
        ) : (
          <SheetLinks rows={rows} section={section} />
        )}
        <Before rows={rows} tools={tools} />
      </div>
      <ManySide {...props} />
    </div>
  );
};

type TableProps = { readonly rows: Rows; readonly section: CompiledSection; readonly tools: ManyTools };

const Table = ({ rows, section, tools }: TableProps) => {
  const units = useMemo(() => rows.all.map(({ key, unit }) => ({ key, name: unit.name })), [rows]);
  const headOf = useCallback(
    (key: string) => {
      const row = rows.row(key);
      return row ? <RowHead rows={rows} row={row} section={section.code} /> : null;
    },
    [rows, section],
  );
  return (
    <ManyTable
      section={section}
      store={rows.store}
      rows={units}
      numberWord={words.number}
      unitWord={words.unit}
      headOf={headOf}
      onReveal={tools.onReveal}
      {...tools.tools}
    />
  );
};

const Before = ({ rows, tools }: Pick<TableProps, 'rows' | 'tools'>) => {
  const period = rows.all.find(({ sheet }) => sheet.previousPeriodName !== null)?.sheet.previousPeriodName;
  return period && tools.section.shape === 'table' ? (
    <Switch
      className="no-print"
      size="xs"
      mt="sm"
      label={words.before(period)}
      checked={tools.showBefore}
      onChange={(event) => tools.setShowBefore(event.currentTarget.checked)}
    />
  ) : null;
};
