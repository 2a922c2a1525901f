import { changed } from '../../../platform/rules/changed.ts';
import type { AxisNode, CellOverride, CheckDefinition, FormDefinition, Section, TableSection } from '../definition.ts';
import { type AxisName, type EditOperation, EditRefused } from './operation.ts';
import {
  codeOf,
  findNode,
  isEthnic,
  isGroup,
  nodeOf,
  nodesOf,
  placed,
  sectionOf,
  walk,
  withNode,
  withNodes,
  withoutNode,
  withPlaced,
} from './tree.ts';

type Of<Op extends EditOperation['op']> = Extract<EditOperation, { op: Op }>;

const inSection = (definition: FormDefinition, code: string, change: (section: Section) => Section): FormDefinition => {
  const section = change(sectionOf(definition, code));
  return { ...definition, sections: definition.sections.map((one) => (one.code === code ? section : one)) };
};

const inAxis = (
  definition: FormDefinition,
  { section, axis }: { readonly section: string; readonly axis: AxisName },
  change: (nodes: readonly AxisNode[], section: Section) => AxisNode[],
): FormDefinition => inSection(definition, section, (one) => withNodes(one, axis, change(nodesOf(one, axis), one)));

/** Rows are named alone in the form, columns in their section. */
const refuseTaken = (definition: FormDefinition, section: Section, axis: AxisName, codes: readonly string[]): void => {
  const where = axis === 'rows' ? definition.sections : [section];
  const taken = new Set(where.flatMap((one) => walk(nodesOf(one, axis)).map(({ node }) => codeOf(node))));
  const wrong = codes.find((code, at) => code === '' || taken.has(code) || codes.indexOf(code) !== at);
  if (wrong === '') throw new EditRefused('Dòng, cột hoặc nhóm chưa có mã.');
  if (wrong !== undefined) throw new EditRefused(`Mã ${axis === 'rows' ? 'dòng' : 'cột'} ${wrong} đã có trong phiếu.`);
};

const refuseTakenSection = ({ sections }: FormDefinition, code: string): void => {
  if (code === '') throw new EditRefused('Mục chưa có mã.');
  if (sections.some((one) => one.code === code)) throw new EditRefused(`Mã mục ${code} đã có trong phiếu.`);
};

const codesIn = (node: AxisNode): string[] => walk([node]).map((found) => codeOf(found.node));

/** Every code that a section brings must be its own. */
const refuseSection = (definition: FormDefinition, section: Section): void => {
  refuseTakenSection(definition, section.code);
  const none = { ...section, rows: [], columns: [] };
  for (const axis of ['rows', 'columns'] as const)
    refuseTaken(definition, none, axis, nodesOf(section, axis).flatMap(codesIn));
};

const LEAF_ONLY = 'Nhóm chỉ có tên; kiểu và công thức đặt ở từng dòng, từng cột.';

const changedNode = (node: AxisNode, values: Of<'set-node'>['values']): AxisNode => {
  const { label, ethnicGroups, ...settings }: Of<'set-node'>['values'] = values;
  if (isGroup(node)) {
    if (ethnicGroups !== undefined || Object.keys(settings).length > 0) throw new EditRefused(LEAF_ONLY);
    return label === undefined || label === null ? node : { ...node, label };
  }
  if (isEthnic(node)) {
    if (label !== undefined) throw new EditRefused('Tên các cột dân tộc lấy từ danh mục dân tộc.');
    return changed(node, {
      ...settings,
      ...(ethnicGroups === undefined || ethnicGroups === null ? {} : { ethnicGroups }),
    });
  }
  if (ethnicGroups !== undefined) throw new EditRefused('Dòng hoặc cột này không chia theo danh mục dân tộc.');
  return changed(node, { ...settings, ...(label === undefined || label === null ? {} : { label }) });
};

const table = (section: Section): TableSection => {
  if (section.shape !== 'table') throw new EditRefused(`Mục ${section.code} không phải là bảng nên không có ô riêng.`);
  return section;
};

/** A table with these overrides; one without any has no `cells`. */
const withCells = (section: TableSection, cells: Readonly<Record<string, CellOverride>>): TableSection => {
  const { cells: _previous, ...rest } = section;
  return Object.keys(cells).length === 0 ? rest : { ...rest, cells: { ...cells } };
};

const setCells = (definition: FormDefinition, { section, cells, values }: Of<'set-cells'>): FormDefinition =>
  inSection(definition, section, (one) => {
    const own = table(one);
    const overrides: Record<string, CellOverride> = { ...own.cells };
    for (const cell of cells) {
      const override = changed(overrides[cell] ?? {}, values);
      if (Object.keys(override).length > 0) overrides[cell] = override;
      else delete overrides[cell];
    }
    return withCells(own, overrides);
  });

const nameOfCheck = ({ id }: CheckDefinition): string => id;
const nameOfSection = ({ code }: Section): string => code;

export const checkOf = ({ checks }: FormDefinition, id: string): CheckDefinition => {
  const check = checks.find((one) => one.id === id);
  if (!check) throw new EditRefused(`Không còn quy tắc ${id} trong phiếu.`);
  return check;
};

const refuseTakenCheck = ({ checks }: FormDefinition, id: string): void => {
  if (id === '') throw new EditRefused('Quy tắc chưa có mã.');
  if (checks.some((one) => one.id === id)) throw new EditRefused(`Mã quy tắc ${id} đã có trong phiếu.`);
};

const inCheck = (definition: FormDefinition, id: string, change: (check: CheckDefinition) => CheckDefinition) => {
  const check = change(checkOf(definition, id));
  return { ...definition, checks: definition.checks.map((one) => (one.id === id ? check : one)) };
};

const moveNode = (definition: FormDefinition, op: Of<'move-node'>): FormDefinition =>
  inAxis(definition, op, (nodes, section) => {
    const { node } = nodeOf(section, op.axis, op.code);
    if (op.under !== null && findNode([node], op.under))
      throw new EditRefused('Một nhóm không nằm trong chính nó được.');
    return withPlaced(withoutNode(nodes, op.code), node, op.under, op.after);
  });

const renameNode = (definition: FormDefinition, op: Of<'rename-node'>): FormDefinition =>
  inAxis(definition, op, (nodes, section) => {
    nodeOf(section, op.axis, op.code);
    refuseTaken(definition, section, op.axis, [op.to]);
    return withNode(nodes, op.code, (node) => ({ ...node, code: op.to }));
  });

const addSection = (definition: FormDefinition, { section, after }: Of<'add-section'>): FormDefinition => {
  refuseSection(definition, section);
  return { ...definition, sections: placed(definition.sections, section, after, nameOfSection) };
};

const moveSection = (definition: FormDefinition, { section, after }: Of<'move-section'>): FormDefinition => {
  const moving = sectionOf(definition, section);
  const rest = definition.sections.filter(({ code }) => code !== section);
  return { ...definition, sections: placed(rest, moving, after, nameOfSection) };
};

const removeSection = (definition: FormDefinition, { section }: Of<'remove-section'>): FormDefinition => {
  sectionOf(definition, section);
  return { ...definition, sections: definition.sections.filter(({ code }) => code !== section) };
};

const renameSection = (definition: FormDefinition, { section, to }: Of<'rename-section'>): FormDefinition => {
  refuseTakenSection(definition, to);
  return inSection(definition, section, (one) => ({ ...one, code: to }));
};

const addNode = (definition: FormDefinition, op: Of<'add-node'>): FormDefinition =>
  inAxis(definition, op, (nodes, section) => {
    refuseTaken(definition, section, op.axis, codesIn(op.node));
    return withPlaced(nodes, op.node, op.under, op.after);
  });

const setNode = (definition: FormDefinition, op: Of<'set-node'>): FormDefinition =>
  inAxis(definition, op, (nodes, section) => {
    nodeOf(section, op.axis, op.code);
    return withNode(nodes, op.code, (node) => changedNode(node, op.values));
  });

const removeNode = (definition: FormDefinition, op: Of<'remove-node'>): FormDefinition =>
  inAxis(definition, op, (nodes, section) => {
    nodeOf(section, op.axis, op.code);
    return withoutNode(nodes, op.code);
  });

const addCheck = (definition: FormDefinition, { check, after }: Of<'add-check'>): FormDefinition => {
  refuseTakenCheck(definition, check.id);
  return { ...definition, checks: placed(definition.checks, check, after, nameOfCheck) };
};

const moveCheck = (definition: FormDefinition, { check, after }: Of<'move-check'>): FormDefinition => {
  const moving = checkOf(definition, check);
  const rest = definition.checks.filter(({ id }) => id !== check);
  return { ...definition, checks: placed(rest, moving, after, nameOfCheck) };
};

const removeCheck = (definition: FormDefinition, { check }: Of<'remove-check'>): FormDefinition => {
  checkOf(definition, check);
  return { ...definition, checks: definition.checks.filter(({ id }) => id !== check) };
};

const renameCheck = (definition: FormDefinition, { check, to }: Of<'rename-check'>): FormDefinition => {
  refuseTakenCheck(definition, to);
  return inCheck(definition, check, (one) => ({ ...one, id: to }));
};

/** The definition after one edit; what the edit does not name stays the same object. Throws EditRefused, in words. */
export const apply = (definition: FormDefinition, op: EditOperation): FormDefinition => {
  switch (op.op) {
    case 'set-form':
      return changed(definition, op.values);
    case 'add-section':
      return addSection(definition, op);
    case 'set-section':
      return inSection(definition, op.section, (one) => changed(one, op.values));
    case 'remove-section':
      return removeSection(definition, op);
    case 'move-section':
      return moveSection(definition, op);
    case 'rename-section':
      return renameSection(definition, op);
    case 'add-node':
      return addNode(definition, op);
    case 'set-node':
      return setNode(definition, op);
    case 'remove-node':
      return removeNode(definition, op);
    case 'move-node':
      return moveNode(definition, op);
    case 'rename-node':
      return renameNode(definition, op);
    case 'set-cells':
      return setCells(definition, op);
    case 'add-check':
      return addCheck(definition, op);
    case 'set-check':
      return inCheck(definition, op.check, (one) => changed(one, op.values));
    case 'remove-check':
      return removeCheck(definition, op);
    case 'move-check':
      return moveCheck(definition, op);
    case 'rename-check':
      return renameCheck(definition, op);
  }
};

/** The definition after several, in turn. */
export const applyAll = (definition: FormDefinition, ops: readonly EditOperation[]): FormDefinition =>
  ops.reduce(apply, definition);
