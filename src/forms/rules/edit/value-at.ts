import type { FormDefinition } from '../definition.ts';
import type { EditOperation } from './operation.ts';
import { findNode, nodesOf } from './tree.ts';

const fieldOf = (record: object | undefined, field: string | undefined): unknown => {
  if (record === undefined) return null;
  if (field === undefined) return record;
  return new Map<string, unknown>(Object.entries(record)).get(field) ?? null;
};

/** What stands at a place that an edit touches (`touches.ts`); null where nothing does. */
export const valueAt = (definition: FormDefinition, place: string): unknown => {
  const [kind, name = '', axis, code = '', field] = place.split('/');
  if (kind === 'form') return fieldOf(definition, name);
  if (kind === 'checks')
    return fieldOf(
      definition.checks.find(({ id }) => id === name),
      axis,
    );
  const section = definition.sections.find((one) => one.code === name);
  if (kind !== 'sections' || !section) return null;
  if (axis === 'cells') return fieldOf(section.shape === 'table' ? section.cells?.[code] : undefined, field);
  if (axis !== 'rows' && axis !== 'columns') return fieldOf(section, axis);
  return fieldOf(findNode(nodesOf(section, axis), code)?.node, field);
};

/** What an edit would put at a place; null where it would take it away or only needs it to be there. */
export const valueIn = (op: EditOperation, place: string): unknown => {
  if ('values' in op) return fieldOf(op.values, place.split('/').at(-1));
  if (op.op === 'add-node') return op.node;
  if (op.op === 'add-section') return op.section;
  if (op.op === 'add-check') return op.check;
  return 'to' in op ? op.to : null;
};
