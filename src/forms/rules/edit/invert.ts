import { canonicalJson } from '../../../platform/rules/canonical-json.ts';
import { changesBack } from '../../../platform/rules/changed.ts';
import type { AxisNode, CellOverride, FormDefinition, Section } from '../definition.ts';
import { checkOf } from './apply.ts';
import type { CheckFields, EditOperation, FormFields, NodeFields, SectionFields } from './operation.ts';
import { isGroup, nodeOf, sectionOf } from './tree.ts';

type Of<Op extends EditOperation['op']> = Extract<EditOperation, { op: Op }>;

/** The name of the one before; null where it is the first. */
const before = (names: readonly string[], name: string): string | null => names[names.indexOf(name) - 1] ?? null;

const sectionBefore = ({ sections }: FormDefinition, code: string): string | null =>
  before(
    sections.map((section) => section.code),
    code,
  );
const checkBefore = ({ checks }: FormDefinition, id: string): string | null =>
  before(
    checks.map((check) => check.id),
    id,
  );

/** Cells that had the same values before are set back together. */
const cellsBack = (section: Section, { cells, values }: Of<'set-cells'>): EditOperation[] => {
  const overrides = section.shape === 'table' ? (section.cells ?? {}) : {};
  const together = new Map<string, Of<'set-cells'>>();
  for (const cell of cells) {
    const back = changesBack<CellOverride>(overrides[cell] ?? {}, values);
    const key = canonicalJson(back);
    const known = together.get(key);
    if (known) known.cells.push(cell);
    else together.set(key, { op: 'set-cells', section: section.code, cells: [cell], values: back });
  }
  return [...together.values()];
};

const nodeBack = (node: AxisNode, op: Of<'set-node'>): EditOperation => {
  if (isGroup(node)) return { ...op, values: { label: node.label } };
  return { ...op, values: changesBack<NodeFields>(node, op.values) };
};

const formBack = (definition: FormDefinition, op: EditOperation): EditOperation[] | undefined => {
  switch (op.op) {
    case 'set-form':
      return [{ ...op, values: changesBack<FormFields>(definition, op.values) }];
    case 'add-section':
      return [{ op: 'remove-section', section: op.section.code }];
    case 'set-section':
      return [{ ...op, values: changesBack<SectionFields>(sectionOf(definition, op.section), op.values) }];
    case 'remove-section':
      return [
        { op: 'add-section', after: sectionBefore(definition, op.section), section: sectionOf(definition, op.section) },
      ];
    case 'move-section':
      return [{ ...op, after: sectionBefore(definition, op.section) }];
    case 'rename-section':
      return [{ ...op, section: op.to, to: op.section }];
    default:
      return undefined;
  }
};

const checkBack = (definition: FormDefinition, op: EditOperation): EditOperation[] | undefined => {
  switch (op.op) {
    case 'add-check':
      return [{ op: 'remove-check', check: op.check.id }];
    case 'set-check':
      return [{ ...op, values: changesBack<CheckFields>(checkOf(definition, op.check), op.values) }];
    case 'remove-check':
      return [{ op: 'add-check', after: checkBefore(definition, op.check), check: checkOf(definition, op.check) }];
    case 'move-check':
      return [{ ...op, after: checkBefore(definition, op.check) }];
    case 'rename-check':
      return [{ ...op, check: op.to, to: op.check }];
    default:
      return undefined;
  }
};

const axisBack = (definition: FormDefinition, op: EditOperation): EditOperation[] => {
  switch (op.op) {
    case 'add-node':
      return [{ op: 'remove-node', section: op.section, axis: op.axis, code: op.node.code ?? '' }];
    case 'set-node':
      return [nodeBack(nodeOf(sectionOf(definition, op.section), op.axis, op.code).node, op)];
    case 'remove-node':
    case 'move-node': {
      const { node, above, after } = nodeOf(sectionOf(definition, op.section), op.axis, op.code);
      const under = above.at(-1) ?? null;
      const { section, axis } = op;
      return op.op === 'move-node'
        ? [{ ...op, under, after }]
        : [{ op: 'add-node', section, axis, under, after, node }];
    }
    case 'rename-node':
      return [{ ...op, code: op.to, to: op.code }];
    case 'set-cells':
      return cellsBack(sectionOf(definition, op.section), op);
    default:
      return [];
  }
};

/** The edits that undo one which was made on this definition. Throws EditRefused where it could not be made. */
export const invert = (definition: FormDefinition, op: EditOperation): EditOperation[] =>
  formBack(definition, op) ?? checkBack(definition, op) ?? axisBack(definition, op);
