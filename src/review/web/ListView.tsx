import { Button } from '@mantine/core';
import type { Cell, CompiledSection, Field } from '../../forms/rules/compiled.ts';
import { formatValue } from '../../forms/rules/format.ts';
import { isNumeric } from '../../forms/rules/resolve-names.ts';
import type { ListRow } from '../../forms/rules/values.ts';
import { ScrollX } from '../../platform/ui/ScrollX.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import type { CellLook } from './cell-look.ts';
import { messages } from './messages.ts';

type ListViewProps = {
  readonly section: CompiledSection;
  readonly rows: readonly ListRow[];
  /** It was said that there is nothing to list. */
  readonly saidNone: boolean;
  readonly previous: readonly ListRow[] | undefined;
  readonly picked: boolean;
  readonly onCell?: (code: string) => void;
};

/** A list to read; it is returned whole. */
export const ListView = ({ section, rows, saidNone, previous, picked, onCell }: ListViewProps) => {
  const removed = previous?.filter((row) => !rows.some(({ id }) => id === row.id)).length ?? 0;
  return (
    <>
      <p className="soft small">
        {messages.review.rowsIn(rows.length)}
        {removed > 0 ? `; ${messages.review.removed(removed)}` : ''}
      </p>
      {rows.length === 0 ? (
        <p>{saidNone ? messages.review.saidNone : messages.review.noListRows}</p>
      ) : (
        <ListTable section={section} rows={rows} previous={previous} />
      )}
      {onCell ? (
        <Button mt="sm" size="compact-md" variant="default" aria-pressed={picked} onClick={() => onCell(section.code)}>
          {picked ? messages.review.unpickList : messages.review.pickList}
        </Button>
      ) : null}
    </>
  );
};

const shown = (field: Field, row: ListRow | undefined): string => {
  const value = row?.values[field.code];
  return value === undefined ? '' : formatValue(field, value);
};

const ListTable = ({ section, rows, previous }: Pick<ListViewProps, 'section' | 'rows' | 'previous'>) => (
  <ScrollX label={section.title} className="sheet">
    <table className="data list-view">
      <caption className="visually-hidden">{section.title}</caption>
      <thead>
        <tr>
          <th scope="col" className="number">
            {messages.review.rowNumber}
          </th>
          {section.fields.map((field) => (
            <th key={field.code} scope="col" className={isNumeric(field.type) ? 'number' : undefined}>
              {field.label}
              {field.unit === '' ? '' : ` (${field.unit})`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <ListLine
            key={row.id}
            number={at + 1}
            fields={section.fields}
            row={row}
            before={previous?.find(({ id }) => id === row.id)}
            compared={previous !== undefined}
          />
        ))}
      </tbody>
    </table>
  </ScrollX>
);

const ListLine = ({
  number,
  fields,
  row,
  before,
  compared,
}: {
  readonly number: number;
  readonly fields: readonly Field[];
  readonly row: ListRow;
  readonly before: ListRow | undefined;
  readonly compared: boolean;
}) => (
  <tr>
    <td className="number">{number}</td>
    {fields.map((field, at) => {
      const changed = before !== undefined && shown(field, before) !== shown(field, row);
      return (
        <td
          key={field.code}
          className={isNumeric(field.type) ? 'number' : undefined}
          data-changed={changed ? 'yes' : undefined}
        >
          {changed ? <del>{shown(field, before) || '…'} </del> : null}
          {shown(field, row)}
          {at === 0 && compared && !before ? <Tag tone="info">{messages.review.added}</Tag> : null}
        </td>
      );
    })}
  </tr>
);

type NarrativeViewProps = {
  readonly section: CompiledSection;
  readonly look: (cell: Cell) => CellLook;
  readonly onCell?: (code: string) => void;
};

/** Answers in words, each of which can be returned. */
export const NarrativeView = ({ section, look, onCell }: NarrativeViewProps) => (
  <dl className="narrative-view">
    {section.cells.map((cell) => {
      const { text, before, changed, picked } = look(cell);
      return (
        <div key={cell.code} data-changed={changed ? 'yes' : undefined} data-picked={picked ? 'yes' : undefined}>
          <dt>
            {cell.code}. {cell.label}
          </dt>
          <dd>{text === '' ? messages.review.blank : text}</dd>
          {changed ? <dd className="soft small">{messages.review.before(before)}</dd> : null}
          {onCell && cell.input ? (
            <dd>
              <Button size="compact-sm" variant="default" aria-pressed={picked} onClick={() => onCell(cell.code)}>
                {picked ? messages.review.unpickAnswer : messages.review.pickAnswer}
              </Button>
            </dd>
          ) : null}
        </div>
      );
    })}
  </dl>
);
