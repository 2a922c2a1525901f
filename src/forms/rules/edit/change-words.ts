import { canonicalJson } from '../../../platform/rules/canonical-json.ts';
import type { AxisNode, FormDefinition } from '../definition.ts';
import { apply } from './apply.ts';
import type { EditOperation } from './operation.ts';
import { findNode, isGroup, nodesOf } from './tree.ts';
import { valueAt } from './value-at.ts';
import { fieldWord, nodeWords, placeWords } from './words.ts';

export type ChangeKind = 'added' | 'removed' | 'moved' | 'retyped' | 'formula' | 'indicator' | 'check' | 'changed';
/** One change as the designer's page lists it: what kind it is, where, and a sentence. */
export type Change = { readonly kind: ChangeKind; readonly place: string; readonly words: string };

const kindOf = (field: string): ChangeKind => {
  if (['type', 'decimals', 'unit', 'options', 'greyed', 'optional'].includes(field)) return 'retyped';
  if (field === 'formula') return 'formula';
  return ['indicator', 'breakdown', 'measure'].includes(field) ? 'indicator' : 'changed';
};

const typeWords: Readonly<Record<string, string>> = {
  integer: 'số nguyên',
  decimal: 'số lẻ',
  percent: 'phần trăm',
  boolean: 'có hoặc không',
  choice: 'lựa chọn',
  date: 'ngày',
  text: 'chữ',
  richtext: 'lời văn',
  ethnicGroup: 'dân tộc',
  flow: 'số thời kỳ (cộng)',
  stock: 'số thời điểm (kỳ cuối)',
  first: 'kỳ đầu',
  mean: 'bình quân',
  none: 'không cộng',
  sum: 'cộng',
  min: 'nhỏ nhất',
  max: 'lớn nhất',
  error: 'lỗi',
  warning: 'cảnh báo',
  row: 'từng dòng',
  column: 'từng cột',
  cell: 'ô',
  form: 'cả phiếu',
  portrait: 'dọc',
  landscape: 'ngang',
  a4: 'A4',
  a3: 'A3',
};

const valueWords = (value: unknown): string => {
  if (value === null || value === undefined) return 'không có';
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (typeof value === 'string') return typeWords[value] ?? `“${value}”`;
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join(', ') : 'cài đặt khác';
};

const sentence = (text: string): string => `${text.slice(0, 1).toLocaleUpperCase('vi')}${text.slice(1)}`;

const setWords = (before: FormDefinition, at: string, values: object): Change[] =>
  Object.entries(values).map(([field, value]) => {
    const place = `${at}/${field}`;
    const was = valueWords(valueAt(before, place));
    const is = valueWords(value);
    const words = was === is ? `Đổi ${placeWords(before, place)}` : `${placeWords(before, place)}: ${was} → ${is}`;
    return { kind: kindOf(field), place, words: sentence(words) };
  });

const cellsWords = (before: FormDefinition, op: Extract<EditOperation, { op: 'set-cells' }>): Change[] => {
  const [first = ''] = op.cells;
  const at = `sections/${op.section}/cells/${first}`;
  if (op.cells.length === 1) return setWords(before, at, op.values);
  return Object.entries(op.values).map(([field, value]) => ({
    kind: kindOf(field),
    place: `${at}/${field}`,
    words: `${sentence(fieldWord(field))} của ${op.cells.length} ô (${op.cells.slice(0, 3).join(', ')}${op.cells.length > 3 ? ' …' : ''}): ${valueWords(value)}`,
  }));
};

const leavesIn = (node: AxisNode): number =>
  isGroup(node) ? node.children.reduce((count, child) => count + leavesIn(child), 0) : 1;

const addedNode = (op: Extract<EditOperation, { op: 'add-node' }>): Change => {
  const many =
    isGroup(op.node) && leavesIn(op.node) > 0 ? `, ${leavesIn(op.node)} ${op.axis === 'rows' ? 'dòng' : 'cột'}` : '';
  const place = `sections/${op.section}/${op.axis}/${op.node.code ?? ''}`;
  return { kind: 'added', place, words: `Thêm ${nodeWords(op.axis, op.node)}${many}` };
};

const neighbour = (before: FormDefinition, op: Extract<EditOperation, { op: 'move-node' }>): string => {
  const section = before.sections.find(({ code }) => code === op.section);
  const find = (code: string | null): AxisNode | undefined =>
    code === null || !section ? undefined : findNode(nodesOf(section, op.axis), code)?.node;
  const [under, after] = [find(op.under), find(op.after)];
  if (after) return `sau ${nodeWords(op.axis, after)}`;
  return under ? `lên đầu ${nodeWords(op.axis, under)}` : 'lên đầu mục';
};

const nodeChange = (before: FormDefinition, op: EditOperation): Change[] | undefined => {
  switch (op.op) {
    case 'add-node':
      return [addedNode(op)];
    case 'set-node':
      return setWords(before, `sections/${op.section}/${op.axis}/${op.code}`, op.values);
    case 'remove-node':
    case 'move-node':
    case 'rename-node': {
      const place = `sections/${op.section}/${op.axis}/${op.code}`;
      const named = placeWords(before, place);
      if (op.op === 'remove-node') return [{ kind: 'removed', place, words: `Bỏ ${named}` }];
      if (op.op === 'rename-node') return [{ kind: 'changed', place, words: `Đổi mã ${named} thành ${op.to}` }];
      return [{ kind: 'moved', place, words: `Chuyển ${named} ${neighbour(before, op)}` }];
    }
    case 'set-cells':
      return cellsWords(before, op);
    default:
      return undefined;
  }
};

const checkChange = (before: FormDefinition, op: EditOperation): Change[] | undefined => {
  switch (op.op) {
    case 'add-check': {
      const { id, message, severity } = op.check;
      const words = `Thêm quy tắc ${id} (${valueWords(severity)}): ${message}`;
      return [{ kind: 'check', place: `checks/${id}`, words }];
    }
    case 'set-check':
      return setWords(before, `checks/${op.check}`, op.values).map((change) => ({ ...change, kind: 'check' }));
    case 'remove-check':
      return [{ kind: 'check', place: `checks/${op.check}`, words: `Bỏ quy tắc ${op.check}` }];
    case 'move-check':
      return [{ kind: 'moved', place: `checks/${op.check}`, words: `Đổi thứ tự quy tắc ${op.check}` }];
    case 'rename-check':
      return [{ kind: 'check', place: `checks/${op.check}`, words: `Đổi mã quy tắc ${op.check} thành ${op.to}` }];
    default:
      return undefined;
  }
};

const sectionChange = (before: FormDefinition, op: EditOperation): Change[] => {
  switch (op.op) {
    case 'set-form':
      return setWords(before, 'form', op.values);
    case 'add-section': {
      const { code, title } = op.section;
      return [{ kind: 'added', place: `sections/${code}`, words: `Thêm mục ${code} “${title}”` }];
    }
    case 'set-section':
      return setWords(before, `sections/${op.section}`, op.values);
    case 'remove-section':
    case 'move-section':
    case 'rename-section': {
      const place = `sections/${op.section}`;
      const named = placeWords(before, place);
      if (op.op === 'remove-section') return [{ kind: 'removed', place, words: `Bỏ ${named}` }];
      if (op.op === 'rename-section') return [{ kind: 'changed', place, words: `Đổi mã ${named} thành ${op.to}` }];
      return [{ kind: 'moved', place, words: `Đổi thứ tự ${named}` }];
    }
    default:
      return [];
  }
};

/** What edits change, in words, each said of the definition as it is when the edit comes to it. */
export const changeWords = (start: FormDefinition, ops: readonly EditOperation[]): Change[] => {
  const seen = new Set<string>();
  let before = start;
  return ops.flatMap((op) => {
    const changes = nodeChange(before, op) ?? checkChange(before, op) ?? sectionChange(before, op);
    before = apply(before, op);
    return changes.filter((change) => {
      const key = canonicalJson(change);
      return !seen.has(key) && seen.add(key);
    });
  });
};
