import { memo } from 'react';
import { Tag } from '../../../platform/ui/Tag.tsx';
import type { DesignCell, DesignRow as Row } from '../../rules/design/design-grid.ts';
import { cellSpot, rowSpot } from '../../rules/design/design-moves.ts';
import { placeAttributes, useDesignTools, useStanding, useTyping } from './design-context.ts';
import { words } from './messages.ts';
import { cellKindWords, cellSigns, typeWords } from './type-words.ts';
import { WordsField } from './WordsField.tsx';

const signOf = ({ kind, decimals }: DesignCell): string =>
  kind === 'places' ? `0,${'0'.repeat(Math.max(1, decimals))}` : cellSigns[kind];

type CellProps = { readonly cell: DesignCell; readonly row: string; readonly column: string };

const KindCell = memo(({ cell, row, column }: CellProps) => {
  const tools = useDesignTools();
  const key = cellSpot(cell.code);
  const standing = useStanding(tools, key);
  return (
    <td
      className="design-cell"
      data-kind={cell.kind}
      data-own={cell.own || undefined}
      data-wrong={tools.isWrong(key) || undefined}
      data-retyped={tools.isRetyped(cell.code) || undefined}
      aria-label={words.cell(row, column, cellKindWords[cell.kind])}
      {...placeAttributes(key, standing)}
    >
      {signOf(cell)}
    </td>
  );
});

const Stub = ({ row }: { readonly row: Row }) => {
  const tools = useDesignTools();
  const key = rowSpot(row);
  const standing = useStanding(tools, key);
  const typing = useTyping(tools, key) && row.kind !== 'groups';
  const heading = row.kind === 'heading';
  return (
    <>
      <td className="ft-code design-row-code" data-row={key}>
        {heading ? '' : row.code}
      </td>
      <th
        scope="row"
        className="ft-stub design-stub"
        data-depth={Math.min(row.depth, 5)}
        data-wrong={tools.isWrong(key) || undefined}
        data-new={tools.isNew('rows', row.node) || undefined}
        {...placeAttributes(key, standing)}
      >
        {typing ? (
          <WordsField
            place={key}
            axis="rows"
            node={row.node}
            label={row.label}
            name={heading ? words.headingLabel : words.rowLabel(row.code)}
          />
        ) : (
          <span className={row.label === '' ? 'soft' : undefined}>{row.label || words.unnamed}</span>
        )}
        {heading ? <span className="ft-unit">{words.headingRow}</span> : null}
        {row.unit === '' ? null : <span className="ft-unit">{row.unit}</span>}
        {row.cells.length > 0 || row.type === undefined ? null : <span className="ft-unit">{typeWords[row.type]}</span>}
        {tools.isNew('rows', row.node) ? (
          <Tag tone="done" icon="plus">
            {words.isNew}
          </Tag>
        ) : null}
      </th>
    </>
  );
};

type DesignRowProps = {
  readonly row: Row;
  readonly columns: readonly { readonly code: string; readonly label: string }[];
};

/** One row of the designer's table: drawn again only when the row itself looks otherwise. */
export const DesignRow = memo(({ row, columns }: DesignRowProps) => (
  <tr className={row.kind === 'heading' ? 'ft-group' : undefined}>
    <Stub row={row} />
    {row.kind === 'heading' ? <td colSpan={Math.max(1, columns.length)} /> : null}
    {row.cells.map((cell, at) => (
      <KindCell key={cell.code} cell={cell} row={row.label || row.code} column={columns[at]?.label ?? ''} />
    ))}
  </tr>
));
