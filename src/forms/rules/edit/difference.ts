import { canonicalJson } from '../../../platform/rules/canonical-json.ts';
import { changesBetween } from '../../../platform/rules/changed.ts';
import type { CellOverride, FormDefinition, Section } from '../definition.ts';
import { applyAll } from './apply.ts';
import { arriving, leaving } from './axis-difference.ts';
import { type CheckFields, type EditOperation, EditRefused, type FormFields, type SectionFields } from './operation.ts';
import { stable } from './stable.ts';
import { nodesOf } from './tree.ts';

/** What is named on one side only goes or comes; the rest is brought into its order, moving as few as can be. */
const ordered = (
  from: readonly string[],
  to: readonly string[],
  make: { readonly [Way in 'add' | 'move']: (name: string, after: string | null) => EditOperation[] },
): EditOperation[] => {
  const kept = stable(from, to);
  return to.flatMap((name, at) => {
    const after = to[at - 1] ?? null;
    if (!from.includes(name)) return make.add(name, after);
    return kept.has(name) ? [] : make.move(name, after);
  });
};

/** Settings of single cells, those that change alike together. */
const cellsDifference = (a: Section, b: Section): EditOperation[] => {
  const from = a.shape === 'table' ? (a.cells ?? {}) : {};
  const to = b.shape === 'table' ? (b.cells ?? {}) : {};
  const together = new Map<string, Extract<EditOperation, { op: 'set-cells' }>>();
  for (const cell of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const values = changesBetween<CellOverride>(from[cell] ?? {}, to[cell] ?? {});
    if (!values) continue;
    const known = together.get(canonicalJson(values));
    if (known) known.cells.push(cell);
    else together.set(canonicalJson(values), { op: 'set-cells', section: b.code, cells: [cell], values });
  }
  return [...together.values()];
};

const settingsDifference = (a: Section, b: Section): EditOperation[] => {
  const values = changesBetween<SectionFields>(a, b, ['code', 'shape', 'rows', 'columns', 'cells']);
  return values ? [{ op: 'set-section', section: b.code, values }] : [];
};

const axes = ['rows', 'columns'] as const;

/** Rows are named alone in the form: one that changes its section leaves the one before it comes into the other. */
const leavingOf = (a: Section, b: Section): EditOperation[] =>
  axes.flatMap((axis) => leaving({ section: b.code, axis }, nodesOf(a, axis), nodesOf(b, axis)));

const arrivingOf = (a: Section, b: Section): EditOperation[] =>
  axes.flatMap((axis) => arriving({ section: b.code, axis }, nodesOf(a, axis), nodesOf(b, axis)));

type Pair = { readonly a: Section; readonly b: Section };

const pairsOf = (a: FormDefinition, b: FormDefinition): Pair[] =>
  a.sections.flatMap((one) => {
    const other = b.sections.find(({ code }) => code === one.code);
    return other && other.shape === one.shape ? [{ a: one, b: other }] : [];
  });

const sectionsDifference = (a: FormDefinition, b: FormDefinition): EditOperation[] => {
  const pairs = pairsOf(a, b);
  const stays = new Set(pairs.map(({ a: { code } }) => code));
  const find = (code: string): Section[] => b.sections.filter((one) => one.code === code);
  return [
    ...a.sections
      .filter(({ code }) => !stays.has(code))
      .map(({ code }): EditOperation => ({ op: 'remove-section', section: code })),
    ...pairs.flatMap((pair) => leavingOf(pair.a, pair.b)),
    ...ordered(
      pairs.map((pair) => pair.a.code),
      b.sections.map(({ code }) => code),
      {
        add: (code, after) => find(code).map((section): EditOperation => ({ op: 'add-section', after, section })),
        move: (section, after) => [{ op: 'move-section', section, after }],
      },
    ),
    ...pairs.flatMap((pair) => [
      ...settingsDifference(pair.a, pair.b),
      ...arrivingOf(pair.a, pair.b),
      ...cellsDifference(pair.a, pair.b),
    ]),
  ];
};

const checksDifference = (a: FormDefinition, b: FormDefinition): EditOperation[] => {
  const was = new Map(a.checks.map((check) => [check.id, check]));
  const is = new Map(b.checks.map((check) => [check.id, check]));
  const kept = a.checks.filter(({ id }) => is.has(id));
  return [
    ...a.checks.filter(({ id }) => !is.has(id)).map(({ id }): EditOperation => ({ op: 'remove-check', check: id })),
    ...ordered(
      kept.map(({ id }) => id),
      b.checks.map(({ id }) => id),
      {
        add: (id, after) => {
          const check = is.get(id);
          return check ? [{ op: 'add-check', after, check }] : [];
        },
        move: (check, after) => [{ op: 'move-check', check, after }],
      },
    ),
    ...b.checks.flatMap((check): EditOperation[] => {
      const previous = was.get(check.id);
      const values = previous && changesBetween<CheckFields>(previous, check, ['id']);
      return values ? [{ op: 'set-check', check: check.id, values }] : [];
    }),
  ];
};

const holds = (a: FormDefinition, ops: readonly EditOperation[]): boolean => {
  try {
    applyAll(a, ops);
    return true;
  } catch (error) {
    if (error instanceof EditRefused) return false;
    throw error;
  }
};

/** Every section anew: where headings nest so deep on both sides that no order of moves leads from one to the other. */
const anew = (a: FormDefinition, b: FormDefinition): EditOperation[] => [
  ...a.sections.map(({ code }): EditOperation => ({ op: 'remove-section', section: code })),
  ...b.sections.map(
    (section, at): EditOperation => ({ op: 'add-section', after: b.sections[at - 1]?.code ?? null, section }),
  ),
];

/**
 * The edits that make one definition of the other, both opened (`opened.ts`): what is named alike on both sides is the same thing, moved and
 * changed; the rest goes or comes. `apply(a, difference(a, b))` is b.
 */
export const difference = (a: FormDefinition, b: FormDefinition): EditOperation[] => {
  const values = changesBetween<FormFields>(a, b, ['sections', 'checks']);
  const form: EditOperation[] = values ? [{ op: 'set-form', values }] : [];
  const sections = sectionsDifference(a, b);
  return [...form, ...(holds(a, sections) ? sections : anew(a, b)), ...checksDifference(a, b)];
};
