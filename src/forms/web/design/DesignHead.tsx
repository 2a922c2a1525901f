import { memo } from 'react';
import type { DesignHead as Head } from '../../rules/design/design-grid.ts';
import { columnSpot } from '../../rules/design/design-moves.ts';
import { placeAttributes, useDesignTools, useStanding, useTyping } from './design-context.ts';
import { words } from './messages.ts';
import { typeWords } from './type-words.ts';
import { WordsField } from './WordsField.tsx';

const fieldName = ({ kind, code }: Head): string => (kind === 'heading' ? words.headingLabel : words.columnLabel(code));

type HeadCellProps = { readonly head: Head; readonly list: boolean };

const HeadCell = memo(({ head, list }: HeadCellProps) => {
  const tools = useDesignTools();
  const key = columnSpot(head);
  const standing = useStanding(tools, key);
  const typing = useTyping(tools, key) && head.kind !== 'groups';
  return (
    <th
      scope={head.kind === 'heading' ? 'colgroup' : 'col'}
      colSpan={head.colSpan}
      rowSpan={head.rowSpan}
      className="design-head"
      data-new={tools.isNew('columns', head.node) || undefined}
      {...placeAttributes(key, standing)}
    >
      {typing ? (
        <WordsField place={key} axis="columns" node={head.node} label={head.label} name={fieldName(head)} />
      ) : (
        <span className={head.label === '' ? 'soft' : undefined}>{head.label || words.unnamed}</span>
      )}
      {head.kind === 'heading' ? null : <span className="design-code">{head.code}</span>}
      {head.unit === '' ? null : <span className="ft-unit">{head.unit}</span>}
      {list && head.type ? <span className="ft-unit">{typeWords[head.type]}</span> : null}
    </th>
  );
});

type DesignHeadProps = { readonly head: readonly (readonly Head[])[]; readonly list: boolean };

/** The heads of the columns: chosen with a click or the arrows, their words typed in place. */
export const DesignHead = ({ head, list }: DesignHeadProps) => {
  const levels = head.length > 0 ? head : [[]];
  return (
    <thead>
      {levels.map((line, level) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: heading rows have no identity but their depth
        <tr key={level}>
          {level === 0 ? (
            <>
              <th scope="col" rowSpan={levels.length} className="ft-code">
                {words.code}
              </th>
              <th scope="col" rowSpan={levels.length} className="ft-stub">
                {list ? words.rowNumber : words.stub}
              </th>
            </>
          ) : null}
          {line.map((one) => (
            <HeadCell key={`${one.node} ${one.code}`} head={one} list={list} />
          ))}
        </tr>
      ))}
    </thead>
  );
};
