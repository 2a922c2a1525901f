import type { HeadCell, RowHead } from './shape.ts';
import './table.css';

type TableHeadProps = {
  readonly head: readonly (readonly HeadCell[])[];
  readonly codeWord: string;
  readonly stubWord: string;
};

/** Frozen headings of a form's table: code, indicator, then the columns as on paper. */
export const TableHead = ({ head, codeWord, stubWord }: TableHeadProps) => (
  <thead>
    {head.map((row, depth) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: heading rows have no identity but their depth
      <tr key={depth}>
        {depth === 0 ? (
          <>
            <th scope="col" rowSpan={head.length} className="ft-code">
              {codeWord}
            </th>
            <th scope="col" rowSpan={head.length} className="ft-stub">
              {stubWord}
            </th>
          </>
        ) : null}
        {row.map((cell, at) => (
          <th
            // biome-ignore lint/suspicious/noArrayIndexKey: a heading may repeat its label
            key={`${cell.code ?? cell.label}-${at}`}
            scope={cell.code === undefined && cell.colSpan > 1 ? 'colgroup' : 'col'}
            colSpan={cell.colSpan}
            rowSpan={cell.rowSpan}
          >
            {cell.label}
            {cell.unit ? <span className="ft-unit">{cell.unit}</span> : null}
          </th>
        ))}
      </tr>
    ))}
  </thead>
);

/** Code and words of a row, frozen at the left. */
export const RowStub = ({ head }: { readonly head: RowHead }) => (
  <>
    <td className="ft-code">{head.group ? '' : head.code}</td>
    <th scope="row" className="ft-stub" data-depth={head.depth}>
      <span>{head.label}</span>
      {head.unit === '' ? null : <span className="ft-unit">{head.unit}</span>}
    </th>
  </>
);
