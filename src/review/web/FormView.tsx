import { type ReactNode, useMemo } from 'react';
import type { Cell, CompiledForm, CompiledSection } from '../../forms/rules/compiled.ts';
import { isWords } from '../../forms/rules/is-words.ts';
import { layout } from '../../forms/rules/layout.ts';
import { type FormValues, NOT_APPLICABLE } from '../../forms/rules/values.ts';
import { useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { type FigureCell, FigureTable } from '../../platform/ui/table/FigureTable.tsx';
import type { CellLook } from './cell-look.ts';
import { ListView, NarrativeView } from './ListView.tsx';
import { messages } from './messages.ts';
import './review.css';

type FormViewProps = {
  readonly form: CompiledForm;
  readonly look: (cell: Cell) => CellLook;
  /** Lists and narratives; absent in totals, where only figures are. */
  readonly values?: FormValues;
  readonly previous?: FormValues | undefined;
  /** Previous values struck out beside the new ones, instead of small below. */
  readonly struck: boolean;
  readonly onCell?: (code: string) => void;
  readonly isPicked: (code: string) => boolean;
  /** In one line with the sections, at its end. */
  readonly tools?: ReactNode;
};

/** The form to read, section by section; the section stands in the address. */
export const FormView = ({ form, look, values, previous, struck, onCell, isPicked, tools }: FormViewProps) => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const sections = values ? form.sections : form.sections.filter((section) => section.shape === 'table');
  const section = sections.find(({ code }) => code === search.get('phan')) ?? sections[0];
  if (!section) return null;
  const picking = onCell ? { onCell } : {};
  return (
    <>
      <div className="form-bar no-print">
        {sections.length > 1 ? (
          <nav className="form-sections" aria-label={messages.review.sections}>
            {sections.map(({ code, title }) => (
              <button
                key={code}
                type="button"
                aria-current={code === section.code}
                onClick={() => setSearch({ phan: code })}
              >
                {code}. {title}
              </button>
            ))}
          </nav>
        ) : null}
        {tools}
      </div>
      {section.shape === 'table' ? <TableView section={section} look={look} struck={struck} {...picking} /> : null}
      {section.shape === 'list' && values ? (
        <ListView
          section={section}
          rows={values.lists[section.code] ?? []}
          saidNone={values.cells[section.code] === NOT_APPLICABLE}
          previous={previous?.lists[section.code]}
          picked={isPicked(section.code)}
          {...picking}
        />
      ) : null}
      {section.shape === 'narrative' ? <NarrativeView section={section} look={look} {...picking} /> : null}
    </>
  );
};

const contentOf = (look: CellLook, struck: boolean) => {
  if (struck && look.changed)
    return (
      <>
        <del>{look.before}</del> {look.text}
      </>
    );
  return look.before === '' || struck ? (
    look.text
  ) : (
    <>
      {look.text}
      <span className="ft-before">{look.before}</span>
    </>
  );
};

/** Struck out, the previous figure stands in the same line. */
const charactersOf = ({ text, before, changed }: CellLook, struck: boolean): number =>
  struck && changed ? text.length + before.length + 1 : Math.max(text.length, before.length);

const figureCell = (cell: Cell, look: CellLook, struck: boolean): FigureCell => ({
  key: cell.code,
  name: `${cell.row} ${cell.label}: ${look.text === '' ? messages.review.blank : look.text}${look.before === '' ? '' : `, ${messages.review.before(look.before)}`}`,
  content: cell.greyed ? '' : contentOf(look, struck),
  characters: charactersOf(look, struck),
  words: isWords(cell) && !cell.greyed,
  computed: !cell.input && !cell.greyed,
  greyed: cell.greyed,
  changed: look.changed,
  picked: look.picked,
  ...(look.mark ? { mark: look.mark } : {}),
});

type TableViewProps = {
  readonly section: CompiledSection;
  readonly look: (cell: Cell) => CellLook;
  readonly struck: boolean;
  readonly onCell?: (code: string) => void;
};

const TableView = ({ section, look, struck, onCell }: TableViewProps) => {
  const { head, body } = useMemo(() => layout(section), [section]);
  const rows = body.map((row) => ({ head: row, cells: row.cells.map((cell) => figureCell(cell, look(cell), struck)) }));
  return (
    <FigureTable
      caption={`${section.code}. ${section.title}`}
      head={head}
      rows={rows}
      codeWord={messages.code}
      stubWord={messages.stub}
      {...(onCell ? { onCell } : {})}
    />
  );
};
