import type { AxisLeaf, CellOverride, FormDefinition, TableSection } from '../definition.ts';
import type { AxisName, EditOperation } from '../edit/operation.ts';
import { codeOf, isGroup, nodesOf, sectionOf, walk } from '../edit/tree.ts';

/** What the panel edits: whole rows or columns, or single cells. */
export type Target =
  | { readonly on: 'rows' | 'columns'; readonly section: string; readonly codes: readonly string[] }
  | { readonly on: 'cells'; readonly section: string; readonly cells: readonly string[] };

/** Everything that a row, a column or a cell may say of itself. */
export type Settings = Partial<Omit<AxisLeaf, 'code' | 'label'>> & CellOverride;
export type SettingName = keyof Settings;

/** What the cells of the target have: one value, several, or none; and whether the target says it itself or who else does. */
export type Setting<V> = {
  readonly value: V | undefined;
  readonly mixed: boolean;
  readonly from: 'own' | 'rows' | 'columns' | 'nobody';
};

type Leaves = ReadonlyMap<string, Settings>;

const leavesOf = (section: TableSection, axis: AxisName): Leaves =>
  new Map(
    walk(nodesOf(section, axis)).flatMap(({ node }): [string, Settings][] =>
      isGroup(node) ? [] : [[codeOf(node), node]],
    ),
  );

/** How one cell comes to a setting: its own, else its row's, else its column's. */
const ofCell = <N extends SettingName>(section: TableSection, rows: Leaves, columns: Leaves, cell: string, name: N) => {
  const [row = '', column = ''] = cell.split('.');
  const own = section.cells?.[cell];
  const said: readonly (readonly [Setting<Settings[N]>['from'], Settings | undefined])[] = [
    ['own', own],
    ['rows', rows.get(row)],
    ['columns', columns.get(column)],
  ];
  const found = said.find(([, settings]) => settings?.[name] !== undefined);
  return { value: found?.[1]?.[name], from: found?.[0] ?? ('nobody' as const) };
};

const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

const joined = <V>(values: readonly { readonly value: V; readonly from: Setting<V>['from'] }[]): Setting<V> => {
  const [first] = values;
  const mixed = values.some(({ value }) => !sameValue(value, first?.value));
  return { value: mixed ? undefined : first?.value, mixed, from: first?.from ?? 'nobody' };
};

/** Reads one setting of what is chosen. */
export const readSetting = <N extends SettingName>(
  definition: FormDefinition,
  target: Target,
  name: N,
): Setting<Settings[N] | undefined> => {
  const section = sectionOf(definition, target.section);
  if (target.on === 'cells') {
    if (section.shape !== 'table') return { value: undefined, mixed: false, from: 'nobody' };
    const [rows, columns] = [leavesOf(section, 'rows'), leavesOf(section, 'columns')];
    return joined(target.cells.map((cell) => ofCell(section, rows, columns, cell, name)));
  }
  const chosen = new Set(target.codes);
  const nodes = walk(nodesOf(section, target.on)).filter(({ node }) => chosen.has(codeOf(node)));
  const values = nodes.flatMap(({ node }) => {
    if (isGroup(node)) return [];
    const settings: Settings = node;
    return [{ value: settings[name], from: settings[name] === undefined ? ('nobody' as const) : ('own' as const) }];
  });
  return joined(values);
};

/** Changes of settings; null takes one away, so that it follows from elsewhere or has none. */
export type SettingChanges = { readonly [N in SettingName]?: Settings[N] | null };

/** Only a row or column says these; a cell may not. */
const NODE_ONLY: readonly SettingName[] = ['breakdown', 'wins', 'personal'];

/** Writes settings on all that is chosen, leaving headings alone. */
export const settingOps = (definition: FormDefinition, target: Target, values: SettingChanges): EditOperation[] => {
  if (target.on === 'cells') {
    const { breakdown: _breakdown, wins: _wins, personal: _personal, ...rest } = values;
    return Object.keys(rest).length === 0
      ? []
      : [{ op: 'set-cells', section: target.section, cells: [...target.cells], values: rest }];
  }
  const { greyed: _greyed, ...rest } = values;
  const chosen = new Set(target.codes);
  const axis = target.on;
  return walk(nodesOf(sectionOf(definition, target.section), axis))
    .filter(({ node }) => chosen.has(codeOf(node)) && !isGroup(node))
    .map(({ node }) => ({ op: 'set-node', section: target.section, axis, code: codeOf(node), values: rest }));
};

export const canSay = (target: Target, name: SettingName): boolean =>
  target.on === 'cells' ? !NODE_ONLY.includes(name) : name !== 'greyed';
