import { Button } from '@mantine/core';
import { PageLink } from '../../platform/ui/address.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { TableBox } from '../../platform/ui/table/TableBox.tsx';
import { useTableWidths } from '../../platform/ui/table/use-table-widths.tsx';
import { progressStates } from '../contract.ts';
import { words } from './messages.ts';
import { NamedUnits } from './NamedUnits.tsx';
import type { Progress } from './progress.ts';
import { progressLooks } from './progress-look.ts';
import { Strip, type StripUnit } from './Strip.tsx';

type ProgressTableProps = {
  readonly groups: Progress['groups'];
  readonly selected: ReadonlySet<number>;
  readonly pick: (unit: StripUnit) => void;
  readonly clear: () => void;
};

const Legend = () => (
  <ul className="legend small" aria-label={words.legend}>
    {progressStates.map((state) => {
      const { icon, words: label } = progressLooks[state];
      return (
        <li key={state}>
          <span className="square" data-state={state}>
            {icon ? <Icon name={icon} size={12} /> : null}
          </span>
          {label}
        </li>
      );
    })}
  </ul>
);

/** The rows with late units come first: they are why one looks. */
const lateFirst = (a: Progress['groups'][number], b: Progress['groups'][number]): number =>
  b.late - a.late || a.unit.name.localeCompare(b.unit.name, 'vi');

/** How many are late, in a column of its own: it is why one looks. */
const Late = ({ count }: { readonly count: number }) =>
  count > 0 ? (
    <Tag tone="wrong" icon="alert">
      {count} <span className="visually-hidden">{words.lateHead}</span>
    </Tag>
  ) : null;

/** Where the consolidation stands, once it has begun. */
const Standing = ({ state }: { readonly state: string | null }) =>
  state === null || state === 'open' ? null : <StateBadge state={state} />;

/** CSS pixels: a district, how many are late, how far it is, how many are accepted; its squares take the rest. */
const NEEDS = {
  code: 0,
  after: 0,
  label: () => ({ least: 170, wanted: 170, most: 200 }),
  columns: [
    { least: 78, comfortable: 80, level: 0 },
    { least: 136, comfortable: 150, level: 1 },
    { least: 84, comfortable: 88, level: 2 },
    { least: 220, comfortable: 760, level: 3 },
  ],
};

export const ProgressTable = ({ groups, selected, pick, clear }: ProgressTableProps) => {
  const mayRemind = useMay('reminders.send');
  const table = useTableWidths(NEEDS);
  return (
    <div className="progress-main">
      <Legend />
      <TableBox table={table}>
        <table className="data progress-table" style={table.style}>
          <caption className="visually-hidden">{words.each}</caption>
          {table.columns}
          <Head />
          <tbody>
            {groups.toSorted(lateFirst).map((group) => (
              <GroupRow key={group.unit.id} group={group} alone={groups.length === 1} selected={selected} pick={pick} />
            ))}
          </tbody>
        </table>
      </TableBox>
      {mayRemind ? (
        <div className="progress-chosen small soft no-print" role="status">
          <span>{words.selected(selected.size)}</span>
          {selected.size > 0 ? (
            <Button size="compact-sm" variant="subtle" onClick={clear}>
              {words.clear}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
};

const Head = () => (
  <thead>
    <tr>
      <th scope="col">{words.group}</th>
      <th scope="col">{words.lateHead}</th>
      <th scope="col">{words.standing}</th>
      <th scope="col" className="number">
        {words.accepted}
      </th>
      <th scope="col">{words.each}</th>
    </tr>
  </thead>
);

type GroupRowProps = Pick<ProgressTableProps, 'selected' | 'pick'> & {
  readonly group: Progress['groups'][number];
  /** The only one: its units stand there by name. */
  readonly alone: boolean;
};

const GroupRow = ({
  group: { unit, units, late, accepted, expected, consolidation },
  alone,
  ...picking
}: GroupRowProps) => (
  <tr>
    <th scope="row">
      <PageLink href={`/tien-do?huyen=${unit.id}`} title={words.allFormsOf(unit.name)}>
        {unit.name}
      </PageLink>
    </th>
    <td>
      <Late count={late} />
    </td>
    <td>
      <Standing state={consolidation} />
    </td>
    <td className="number">{`${accepted}/${expected}`}</td>
    <td>
      {alone ? <NamedUnits units={units} {...picking} /> : <Strip group={unit.name} units={units} {...picking} />}
    </td>
  </tr>
);
