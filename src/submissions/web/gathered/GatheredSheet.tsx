import { memo, useMemo, useSyncExternalStore } from 'react';
import type { CompiledSection } from '../../../forms/rules/compiled.ts';
import { flowOn } from '../../../forms/rules/entry/flow.ts';
import { placeIn, SectionBody, type SectionTools } from '../../../forms/web/grid/index.ts';
import { PageLink } from '../../../platform/ui/address.tsx';
import { DueBadge } from '../../../platform/ui/DueBadge.tsx';
import { usePreviousList } from '../entry/use-previous-list.ts';
import { toolsOf } from '../many/ManySide.tsx';
import { words } from '../many/messages.ts';
import { StandingTag } from '../many/RowHead.tsx';
import type { Row, Rows } from '../many/rows.ts';
import { isWaiting } from '../standing.ts';
import type { GatheredTools } from './use-gathered-tools.ts';

type GatheredSheetProps = { readonly rows: Rows; readonly row: Row; readonly tools: GatheredTools['tools'] };

/** One form of the page: its name, how it stands, and its sections, each to be filled in place. What is not open to the reader is only named. */
export const GatheredSheet = memo(({ rows, row, tools }: GatheredSheetProps) => {
  const { submission, actions } = row.sheet;
  const { standing } = useSyncExternalStore(rows.subscribeTo(row.key), () => rows.look(row));
  const name = `sheet-${row.key}`;
  return (
    <section className="gathered-sheet" data-sheet={row.key} aria-labelledby={name} tabIndex={-1}>
      <div className="gathered-head">
        <h2 id={name}>
          <PageLink href={`/phieu/${submission.id}`}>
            {words.gathered.form(submission.form, submission.formTitle)}
          </PageLink>
        </h2>
        {isWaiting(submission) ? <DueBadge dueOn={submission.dueOn} /> : null}
        <StandingTag standing={standing} />
      </div>
      {actions.includes('enter')
        ? row.form.sections.map((section) => (
            <Section key={section.code} rows={rows} row={row} section={section} page={tools} />
          ))
        : null}
    </section>
  );
});

type SectionProps = Pick<GatheredSheetProps, 'rows' | 'row'> & {
  readonly section: CompiledSection;
  readonly page: GatheredTools['tools'];
};

const Section = ({ rows, row, section, page }: SectionProps) => {
  const previousList = usePreviousList(row.sheet, section);
  const tools = useMemo(() => sectionTools({ rows, row, section, page }), [rows, row, section, page]);
  const all = useMemo(() => ({ ...tools, previousList }), [tools, previousList]);
  return (
    <>
      <h3>
        {section.code}. {section.title}
      </h3>
      {section.guidance ? <p className="soft entry-hint">{section.guidance}</p> : null}
      <SectionBody section={section} tools={all} />
    </>
  );
};

/** The tools of the page as this section of this form knows them: its own cells, and where Tab leads beyond its last. */
const sectionTools = ({ rows, row, section, page }: SectionProps): SectionTools => ({
  ...toolsOf(row, page),
  showBefore: page.showBefore && row.sheet.previousPeriodName !== null,
  onActive: (place) => page.onActive(placeIn(row.key, place)),
  onSelection: (places) => page.onSelection(places.map((place) => placeIn(row.key, place))),
  onPast: (by, leaving) => {
    const next = nextIn(rows, row, section.code, by);
    if (next !== undefined) page.onGo(next);
    return next !== undefined || page.onPast(by, leaving);
  },
});

/** The next cell that takes input beyond a section, in this form or in one below (`by` -1: above) it. */
const nextIn = ({ all }: Rows, row: Row, section: string, by: 1 | -1): string | undefined => {
  const at = all.indexOf(row);
  const others = by === 1 ? all.slice(at + 1) : all.slice(0, at).reverse();
  for (const one of [row, ...others]) {
    const { values } = one.entry.store.state();
    const place = flowOn(one.form, values, one === row ? section : undefined, by, one.isOpen);
    if (place !== undefined) return placeIn(one.key, place);
  }
  return undefined;
};
