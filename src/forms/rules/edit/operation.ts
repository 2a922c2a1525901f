import * as T from 'typebox';
import { changesOf, loosened } from '../../../platform/contract/loosened.ts';
import { closed, nullable } from '../../../platform/contract/schemas.ts';
import { AxisLeaf, AxisNode, CellOverride, CheckDefinition, FormDefinition, Section } from '../definition.ts';

/**
 * One edit of a definition that is being designed. Sections, rows, columns, groups and checks are named by their codes: in a draft each
 * has one (a heading that has none on paper a handle, `_x1`, see `opened.ts`), and no two have the same. `after` names the neighbour before
 * the new place, null its beginning.
 */
const Name = T.String({ pattern: '^[^\\s./]{1,40}$' });
const After = nullable(Name);
export const AxisName = T.Enum(['rows', 'columns']);
export type AxisName = T.Static<typeof AxisName>;

const { sections: _sections, checks: _checks, ...formFields } = FormDefinition.properties;
const FormFields = T.Object(formFields);
export type FormFields = T.Static<typeof FormFields>;

const SectionFields = T.Object({
  title: T.String({ maxLength: 300 }),
  guidance: T.Optional(T.String({ maxLength: 2_000 })),
  condition: T.Optional(T.String({ maxLength: 2_000 })),
});
export type SectionFields = T.Static<typeof SectionFields>;

const { code: _code, ...nodeFields } = AxisLeaf.properties;
/** Of a leaf, of a row of ethnic groups (`ethnicGroups`, no label) or of a heading (label alone). */
const NodeFields = T.Object({
  ...nodeFields,
  label: T.Optional(T.String({ maxLength: 300 })),
  ethnicGroups: T.Optional(T.Union([T.Literal('all'), T.Array(T.String({ maxLength: 2 }), { maxItems: 60 })])),
});
export type NodeFields = T.Static<typeof NodeFields>;

const { id: _id, ...checkFields } = CheckDefinition.properties;
const CheckFields = T.Object(checkFields);
export type CheckFields = T.Static<typeof CheckFields>;

const node = { section: Name, axis: AxisName, code: Name };

const SetForm = closed({ op: T.Literal('set-form'), values: changesOf(FormFields) });
const AddSection = closed({ op: T.Literal('add-section'), after: After, section: loosened(Section) });
const SetSection = closed({ op: T.Literal('set-section'), section: Name, values: changesOf(SectionFields) });
const RemoveSection = closed({ op: T.Literal('remove-section'), section: Name });
const MoveSection = closed({ op: T.Literal('move-section'), section: Name, after: After });
const RenameSection = closed({ op: T.Literal('rename-section'), section: Name, to: Name });
/** `under`: the heading that it stands below, null for the top. */
const AddNode = closed({
  op: T.Literal('add-node'),
  section: Name,
  axis: AxisName,
  under: nullable(Name),
  after: After,
  node: loosened(AxisNode),
});
const SetNode = closed({ op: T.Literal('set-node'), ...node, values: changesOf(NodeFields) });
const RemoveNode = closed({ op: T.Literal('remove-node'), ...node });
const MoveNode = closed({ op: T.Literal('move-node'), ...node, under: nullable(Name), after: After });
const RenameNode = closed({ op: T.Literal('rename-node'), ...node, to: Name });
/** Settings of single cells (`A01.TS`), the same for all of these. */
const SetCells = closed({
  op: T.Literal('set-cells'),
  section: Name,
  cells: T.Array(T.String({ pattern: '^[^\\s./]{1,40}\\.[^\\s./]{1,40}$' }), { minItems: 1, maxItems: 20_000 }),
  values: changesOf(CellOverride),
});
const AddCheck = closed({ op: T.Literal('add-check'), after: After, check: loosened(CheckDefinition) });
const SetCheck = closed({ op: T.Literal('set-check'), check: Name, values: changesOf(CheckFields) });
const RemoveCheck = closed({ op: T.Literal('remove-check'), check: Name });
const MoveCheck = closed({ op: T.Literal('move-check'), check: Name, after: After });
const RenameCheck = closed({ op: T.Literal('rename-check'), check: Name, to: Name });

export const EditOperation = T.Union([
  SetForm,
  AddSection,
  SetSection,
  RemoveSection,
  MoveSection,
  RenameSection,
  AddNode,
  SetNode,
  RemoveNode,
  MoveNode,
  RenameNode,
  SetCells,
  AddCheck,
  SetCheck,
  RemoveCheck,
  MoveCheck,
  RenameCheck,
]);
export type EditOperation = T.Static<typeof EditOperation>;

/** Why an edit cannot be made, in words for the person who made it. */
export class EditRefused extends Error {}
