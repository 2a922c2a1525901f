import type { Cell, CompiledForm } from '../../forms/rules/compiled.ts';
import { layout } from '../../forms/rules/layout.ts';
import { totalText } from '../../forms/rules/total-text.ts';
import { useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { type FigureCell, FigureTable } from '../../platform/ui/table/FigureTable.tsx';
import { partialWords } from '../rules/coverage.ts';
import { figureText } from './figures.ts';
import { messages } from './messages.ts';
import { PartialMark } from './PartialMark.tsx';
import { askedWords, type Total } from './total.ts';

type WholeFormProps = { readonly form: CompiledForm; readonly total: Total; readonly compared: boolean };

/** The total shown as the form itself: the same table, the same computed cells. */
export const WholeForm = ({ form, total, compared }: WholeFormProps) => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const sections = form.sections.filter(({ shape }) => shape === 'table');
  const chosen = search.get('nguon')?.split('.').slice(1).join('.');
  const figureCell = (cell: Cell): FigureCell => {
    const text = totalText(cell, total.cells[cell.code], total.ranges[cell.code]);
    const before = compared ? figureText(cell, total.previous[cell.code]) : '';
    const asked = askedWords(total, cell.code);
    const marks = [total.partial.includes(cell.code) ? partialWords(total.coverage) : '', asked].filter(Boolean);
    const name = [`${cell.row} ${cell.label}: ${text === '' ? messages.blank : text}`, ...marks].join(', ');
    return {
      key: cell.code,
      name,
      greyed: cell.greyed,
      characters: Math.max(text.length, before.length, Math.ceil(asked.length / 2)),
      computed: !cell.input && !cell.greyed,
      content: (
        <>
          {text}
          {total.partial.includes(cell.code) ? <PartialMark /> : null}
          {asked === '' ? null : <span className="totals-asked">{asked}</span>}
          {compared ? <span className="ft-before">{before || ' '}</span> : null}
        </>
      ),
    };
  };
  return sections.map((section) => {
    const { head, body } = layout(section);
    return (
      <section key={section.code} className="totals-section">
        <h2>
          {section.code}. {section.title}
        </h2>
        <FigureTable
          caption={section.title}
          head={head}
          rows={body.map((row) => ({ head: row, cells: row.cells.map(figureCell) }))}
          codeWord={messages.code}
          stubWord={messages.stub}
          active={chosen}
          onCell={(code) => setSearch({ nguon: `${total.unit.id}.${code}` })}
        />
      </section>
    );
  });
};
