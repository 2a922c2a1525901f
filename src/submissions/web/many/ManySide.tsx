import { placeIn, placeWithin, rowAt, type SectionTools } from '../../../forms/web/grid/index.ts';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { unsentPatch } from '../draft/draft-patch.ts';
import { AskAboutCell } from '../entry/AfterApproval.tsx';
import { CellPanel, CellProblems } from '../entry/CellPanel.tsx';
import { ProblemList } from '../entry/ProblemList.tsx';
import { messages } from '../messages.ts';
import type { Row, Rows } from './rows.ts';
import type { Declarations } from './use-declarations.ts';
import type { ManyTools } from './use-many-tools.ts';

/** What the side needs of the page, whether its sheets are rows of one table or stand one under the other. */
export type SideTools = Pick<ManyTools, 'active' | 'panel' | 'folded' | 'setFolded'> & {
  readonly tools: Omit<ManyTools['tools'], 'takeBlock'>;
};

type ManySideProps = {
  readonly rows: Rows;
  readonly tools: SideTools;
  readonly declarations: Declarations;
  readonly current: string;
};

export const LIST_ID = 'entry-problems';

/** A row of the table as its own sheet's tools know it. */
export const toolsOf = (row: Row, tools: SideTools['tools']): SectionTools => ({
  ...tools,
  store: row.entry.store,
  isOpen: row.isOpen,
  remark: row.remark,
  previousList: () => undefined,
  onGo: (place) => tools.onGo(placeIn(row.key, place)),
});

/** Beside the table: the list of problems while it is open, else the cell one stands on, else what brings it back. */
export const ManySide = (props: ManySideProps) => {
  const { rows, tools, declarations } = props;
  const row = rows.row(rowAt(tools.active));
  const own = row && toolsOf(row, tools.tools);
  const hidden = tools.folded || declarations.listOpen;
  return (
    <div className="entry-side">
      <Side {...props} row={row} own={own} />
      {hidden && own ? <CellProblems place={placeWithin(tools.active)} tools={own} hidden /> : null}
    </div>
  );
};

type SideProps = ManySideProps & { readonly row: Row | undefined; readonly own: SectionTools | undefined };

const Side = ({ tools, declarations, current, row, own }: SideProps) => {
  const { problems, missing, textOf, explain, listOpen, list, asked } = declarations;
  if (listOpen)
    return (
      <ProblemList
        id={LIST_ID}
        problems={problems}
        missing={missing}
        textOf={textOf}
        list={list}
        refusal=""
        current={current}
        asked={asked}
        onExplain={explain}
        onGo={tools.tools.onGo}
        onClose={declarations.closeList}
      />
    );
  if (tools.folded)
    return (
      <button
        type="button"
        className="entry-fold no-print"
        aria-expanded="false"
        onClick={() => tools.setFolded(false)}
      >
        <Icon name="before" size={14} /> {messages.panel.unfold}
      </button>
    );
  if (!row || !own) return <p className="soft">{messages.panel.choose}</p>;
  const place = placeWithin(tools.active);
  return (
    <CellPanel
      key={row.key}
      submission={row.sheet.submission.id}
      form={row.form}
      place={place}
      tools={own}
      lockedBecause={row.sheet.lockedBecause}
      unsent={place in unsentPatch(row.entry.keeper.draft()).cells}
      panel={tools.panel}
      ask={row.sheet.actions.includes('enter') ? null : <AskAboutCell submission={row.sheet.submission} cell={place} />}
      onFold={() => tools.setFolded(true)}
    />
  );
};
