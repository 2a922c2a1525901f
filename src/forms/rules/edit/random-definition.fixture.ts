import fc from 'fast-check';
import type { AxisNode, CheckDefinition, FormDefinition, Section } from '../definition.ts';
import { opened } from './opened.ts';
import type { EditOperation } from './operation.ts';
import { codeOf, isEthnic, isGroup, isLeaf, nodesOf, walk } from './tree.ts';

const types = ['integer', 'decimal', 'percent', 'text'] as const;
const settings = fc.record(
  {
    type: fc.constantFrom(...types),
    unit: fc.constantFrom('hộ', 'người', '%'),
    decimals: fc.nat(4),
    formula: fc.constantFrom('A01 + A02', 'sum(TS:NU)', 'A01 /'),
    indicator: fc.constantFrom('HO', 'NGUOI'),
    optional: fc.boolean(),
  },
  { requiredKeys: [] },
);
const label = fc.constantFrom('Số hộ', 'Trong đó: nữ', 'Tỷ lệ', '');

const leaf = fc.tuple(label, settings).map(([name, more]): AxisNode => ({ code: '', label: name, ...more }));
const ethnic = settings.map((more): AxisNode => ({ ethnicGroups: ['02', '08'], ...more }));
const nodeOf = (depth: number): fc.Arbitrary<AxisNode> =>
  depth === 0
    ? leaf
    : fc.oneof(
        { weight: 4, arbitrary: leaf },
        { weight: 1, arbitrary: ethnic },
        {
          weight: 2,
          arbitrary: fc
            .tuple(label, fc.array(nodeOf(depth - 1), { maxLength: 4 }))
            .map(([name, children]): AxisNode => ({ label: name, children })),
        },
      );

type Shape = {
  readonly shape: Section['shape'];
  readonly rows: AxisNode[];
  readonly columns: AxisNode[];
  readonly title: string;
};
const shape: fc.Arbitrary<Shape> = fc.record({
  shape: fc.constantFrom('table' as const, 'table' as const, 'list' as const, 'narrative' as const),
  rows: fc.array(nodeOf(3), { maxLength: 5 }),
  columns: fc.array(nodeOf(2), { maxLength: 4 }),
  title: label,
});

/** Codes from one small stock, so that two random definitions have much in common. */
const stock = (letter: string, size: number) =>
  fc.shuffledSubarray(
    Array.from({ length: size }, (_, at) => `${letter}${at}`),
    { minLength: size, maxLength: size },
  );

const coded = (nodes: readonly AxisNode[], codes: string[]): AxisNode[] =>
  nodes.map((node) => {
    const code = codes.shift() ?? '';
    if (isGroup(node)) return { ...node, code, children: coded(node.children, codes) };
    return isLeaf(node) ? { ...node, code } : { ...node, code };
  });

const sectionOf = (
  { shape: kind, rows, columns, title }: Shape,
  code: string,
  rowCodes: string[],
  columnCodes: string[],
): Section => {
  if (kind === 'list') return { code, title, shape: 'list', columns: coded(columns, columnCodes).filter(isLeaf) };
  const ownRows = coded(rows, rowCodes);
  if (kind === 'narrative') return { code, title, shape: 'narrative', rows: ownRows.filter(isLeaf) };
  const ownColumns = coded(columns, columnCodes);
  const [row] = walk(ownRows).filter(({ node }) => isLeaf(node));
  const [column] = walk(ownColumns).filter(({ node }) => isLeaf(node));
  const cells = row && column ? { [`${codeOf(row.node)}.${codeOf(column.node)}`]: { greyed: true } } : undefined;
  return { code, title, shape: 'table', rows: ownRows, columns: ownColumns, ...(cells ? { cells } : {}) };
};

const check = fc.record({
  section: fc.constantFrom('S0', 'S1'),
  per: fc.constantFrom('row' as const, 'column' as const, 'form' as const),
  expression: fc.constantFrom('R0 <= R1', 'R2 = R3 + R4', ''),
  severity: fc.constantFrom('error' as const, 'warning' as const),
  message: fc.constantFrom('Sai', 'Chưa khớp'),
});

/** A definition in the making: incomplete and faulty, but each thing named once. */
export const randomDefinition: fc.Arbitrary<FormDefinition> = fc
  .record({
    shapes: fc.array(shape, { maxLength: 3 }),
    sections: stock('S', 3),
    rows: stock('R', 90),
    columns: fc.tuple(stock('C', 40), stock('C', 40), stock('C', 40)),
    checks: fc.array(check, { maxLength: 4 }),
    checkIds: stock('K', 4),
    title: label,
    verifier: fc.constantFrom('', 'CTK'),
    guidance: fc.option(fc.constantFrom('Ghi số cuối kỳ'), { nil: undefined }),
  })
  .map(({ shapes, sections, rows, columns, checks, checkIds, title, verifier, guidance }) => {
    const rowCodes = [...rows];
    return opened({
      code: 'TN01',
      title,
      sector: '',
      periodKinds: ['year'],
      calendar: 'statistical',
      basis: '',
      provenance: 'official',
      filledBy: 'commune',
      verifier,
      ...(guidance === undefined ? {} : { guidance }),
      sections: shapes.map((one, at) => sectionOf(one, sections[at] ?? '', rowCodes, [...(columns[at] ?? [])])),
      checks: checks.map((one, at): CheckDefinition => ({ id: checkIds[at] ?? '', ...one })),
    });
  });

const pick = <V>(values: readonly V[], at: number): V | undefined => values[at % Math.max(1, values.length)];

type Dice = { readonly kind: number; readonly a: number; readonly b: number; readonly c: number };

const nodeOperations = (section: Section, { a, b, c }: Dice): EditOperation[] => {
  const axis = section.shape === 'list' || (section.shape === 'table' && a % 2 === 1) ? 'columns' : 'rows';
  const found = walk(nodesOf(section, axis));
  const site = { section: section.code, axis } as const;
  const parents = [null, ...found.filter(({ node }) => isGroup(node)).map(({ node }) => codeOf(node))];
  const under = section.shape === 'table' ? (pick(parents, b) ?? null) : null;
  const siblings = found.filter(({ above }) => (above.at(-1) ?? null) === under).map(({ node }) => codeOf(node));
  const after = pick([null, ...siblings], c) ?? null;
  const target = pick(found, b);
  const adding: EditOperation = { op: 'add-node', ...site, under, after, node: { code: `N${c % 5}`, label: 'Mới' } };
  if (!target) return [adding];
  const code = codeOf(target.node);
  const values = isGroup(target.node) ? { label: 'Đổi' } : { unit: c % 2 === 0 ? null : 'cái', formula: 'A01 + 1' };
  return [
    adding,
    { op: 'set-node', ...site, code, values },
    { op: 'remove-node', ...site, code },
    { op: 'move-node', ...site, code, under, after: after === code ? null : after },
    ...(isEthnic(target.node) ? [] : [{ op: 'rename-node' as const, ...site, code, to: `M${c % 5}` }]),
  ];
};

const cellOperation = (section: Section, { a, b, c }: Dice): EditOperation[] => {
  if (section.shape !== 'table') return [];
  const row = pick(walk(section.rows), a);
  const column = pick(walk(section.columns), b);
  if (!row || !column) return [];
  const cells = [`${codeOf(row.node)}.${codeOf(column.node)}`];
  return [
    { op: 'set-cells', section: section.code, cells, values: { greyed: c % 3 === 0 ? null : true, unit: 'tấn' } },
  ];
};

const checkOperations = ({ checks }: FormDefinition, { a, b }: Dice): EditOperation[] => {
  const names = [null, ...checks.map(({ id }) => id)];
  const after = pick(names, a) ?? null;
  const check = pick(checks, b);
  const fresh: CheckDefinition = {
    id: `Q${b % 4}`,
    section: 'S0',
    per: 'form',
    expression: 'R0 > 0',
    severity: 'error',
    message: 'Sai',
  };
  if (!check) return [{ op: 'add-check', after, check: fresh }];
  return [
    { op: 'add-check', after, check: fresh },
    { op: 'set-check', check: check.id, values: { floor: a % 2 === 0 ? '5' : null, message: 'Khác' } },
    { op: 'remove-check', check: check.id },
    { op: 'move-check', check: check.id, after: after === check.id ? null : after },
    { op: 'rename-check', check: check.id, to: `P${a % 4}` },
  ];
};

const sectionOperations = ({ sections }: FormDefinition, { a, b }: Dice): EditOperation[] => {
  const after = pick([null, ...sections.map(({ code }) => code)], a) ?? null;
  const fresh: Section = {
    code: `T${b % 3}`,
    title: 'Mục mới',
    shape: 'narrative',
    rows: [{ code: `V${b % 3}`, label: 'Ý' }],
  };
  const section = pick(sections, b)?.code;
  if (section === undefined) return [{ op: 'add-section', after, section: fresh }];
  return [
    { op: 'add-section', after, section: fresh },
    { op: 'set-section', section, values: { title: 'Tên khác' } },
    { op: 'remove-section', section },
    { op: 'move-section', section, after: after === section ? null : after },
    { op: 'rename-section', section, to: `U${a % 3}` },
  ];
};

/** An edit that fits a definition, chosen by dice; it may still be refused (a code that is taken). */
export const operationBy = (definition: FormDefinition, dice: Dice): EditOperation => {
  const section = pick(definition.sections, dice.kind >> 3);
  const form: EditOperation = { op: 'set-form', values: dice.a % 2 === 0 ? { title: 'Tên mới' } : { guidance: null } };
  const possible = [
    form,
    ...(section ? [...nodeOperations(section, dice), ...cellOperation(section, dice)] : []),
    ...checkOperations(definition, dice),
    ...sectionOperations(definition, dice),
  ];
  return pick(possible, dice.kind) ?? form;
};

export const randomDice: fc.Arbitrary<Dice> = fc.record({
  kind: fc.nat(1000),
  a: fc.nat(50),
  b: fc.nat(50),
  c: fc.nat(50),
});
