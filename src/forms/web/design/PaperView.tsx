import { useMemo } from 'react';
import type { PaperNarrative, PaperRow, PaperSection, PaperTable } from '../../../platform/print/rules/paper.ts';
import type { CompiledForm } from '../../rules/compiled.ts';
import { emptyContents, formPaper } from '../../rules/form-paper.ts';
import { guidanceOf } from '../../rules/guidance.ts';
import { words } from './messages.ts';
import './paper.css';

const Head = ({ stub, head, numbers }: PaperTable) => (
  <thead>
    {head.map((line, level) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: heading rows have no identity but their depth
      <tr key={level}>
        {(level === 0 ? stub : []).map((text) => (
          <th key={text} scope="col" rowSpan={head.length}>
            {text}
          </th>
        ))}
        {line.map((cell, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a heading may repeat its words
          <th key={at} scope={cell.colSpan > 1 ? 'colgroup' : 'col'} colSpan={cell.colSpan} rowSpan={cell.rowSpan}>
            {cell.text}
          </th>
        ))}
      </tr>
    ))}
    <tr className="paper-numbers">
      {stub.map((text, at) => (
        <td key={text}>{String.fromCharCode(65 + at)}</td>
      ))}
      {numbers.map((number) => (
        <td key={number}>{number}</td>
      ))}
    </tr>
  </thead>
);

const Row = ({ row, columns }: { readonly row: PaperRow; readonly columns: number }) => (
  <tr data-group={row.group || undefined}>
    {row.stub.map((text, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a stub stand in their order
      <td key={place} style={place === 0 ? { paddingLeft: 6 + row.depth * 12 } : undefined}>
        {text}
      </td>
    ))}
    {row.group ? <td colSpan={columns} /> : null}
    {row.cells.map((cell, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row stand in their order
      <td key={place} data-greyed={cell.greyed || undefined}>
        {cell.text}
      </td>
    ))}
  </tr>
);

const Table = (table: PaperTable) => (
  <table>
    <Head {...table} />
    <tbody>
      {table.rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of paper have no identity but their place
        <Row key={at} row={row} columns={table.numbers.length} />
      ))}
    </tbody>
  </table>
);

const Narrative = ({ items }: PaperNarrative) => (
  <ol>
    {items.map(({ label }) => (
      <li key={label}>
        {label}
        <span className="paper-dots" />
      </li>
    ))}
  </ol>
);

const Part = ({ section }: { readonly section: PaperSection }) => (
  <section>
    <h3>
      {section.code}. {section.title}
    </h3>
    {section.kind === 'table' ? <Table {...section} /> : null}
    {section.kind === 'narrative' ? <Narrative {...section} /> : null}
    {section.kind === 'remark' ? <p>{section.text}</p> : null}
  </section>
);

/** How the form is filled, as it stands below the printed one. */
const Guidance = ({ form: { definition } }: { readonly form: CompiledForm }) => {
  const all = guidanceOf(definition);
  if (all.length === 0) return null;
  return (
    <section className="small">
      <h3>{words.paperGuidance}</h3>
      <ul>
        {all.map(({ place, text }) => (
          <li key={place}>
            <strong>{place}</strong>: {text}
          </li>
        ))}
      </ul>
    </section>
  );
};

const WIDE = 9;

/** The empty form as it stands on paper, drawn anew with every edit. */
export const PaperView = ({ form }: { readonly form: CompiledForm }) => {
  const sections = useMemo(() => formPaper(form, emptyContents), [form]);
  const wide = sections.some((section) => section.kind === 'table' && section.numbers.length > WIDE);
  const { code, title, basis, orientation } = form.definition;
  return (
    <section
      className="paper-view"
      aria-label={words.onPaper}
      data-wide={(orientation === undefined ? wide : orientation === 'landscape') || undefined}
    >
      <div className="paper-sheet">
        <header>
          <div>
            <p>{words.paperForm(code)}</p>
            <p>{basis === '' ? '' : words.paperBasis(basis)}</p>
            <p>{words.paperReceived}</p>
          </div>
          <div>
            <p>{words.paperReporter}</p>
            <p>{words.paperReceiver}</p>
          </div>
        </header>
        <h2>{title}</h2>
        <p className="paper-period">{words.paperPeriod}</p>
        {sections.map((section) => (
          <Part key={section.code} section={section} />
        ))}
        <Guidance form={form} />
        <footer>
          <p>{words.paperPrepared}</p>
          <p>{words.paperHead}</p>
        </footer>
      </div>
    </section>
  );
};
