import * as T from 'typebox';

/**
 * A form as its author writes it: one JSON file, frozen when it is published. Everything the engine does follows from it.
 * Codes are upper-case (`A01`, `NU_DTTS`); row codes are unique in the form, column codes in their section.
 */
const Code = T.String({ pattern: '^[A-Z][A-Z0-9_]{0,19}$' });
const Label = T.String({ minLength: 1, maxLength: 300 });
const Guidance = T.String({ maxLength: 2_000 });
const Expression = T.String({ minLength: 1, maxLength: 2_000 });
/** `A01.TS`: row and column; `A01` alone in a narrative. */
const CellCode = T.String({ pattern: '^[A-Z][A-Z0-9_]{0,19}(\\.[A-Z][A-Z0-9_]{0,19})?$' });

export const ValueType = T.Enum([
  'integer',
  'decimal',
  'percent',
  'boolean',
  'choice',
  'date',
  'text',
  'richtext',
  'ethnicGroup',
]);
export type ValueType = T.Static<typeof ValueType>;

/** How a figure adds over time: flow sums, stock takes the last period that has it, first the first one. */
export const OverTime = T.Enum(['flow', 'stock', 'first', 'mean', 'none']);
export type OverTime = T.Static<typeof OverTime>;

/** How a figure adds over units; `{ mean: 'A00' }` is weighted by that row (or column, or cell). */
export const OverUnits = T.Union([
  T.Enum(['sum', 'min', 'max', 'none']),
  T.Object({ mean: CellCode }, { additionalProperties: false }),
]);
export type OverUnits = T.Static<typeof OverUnits>;

/** For whom a cell counts: a code of QĐ 121-TCTK/PPCĐ, `minority` (all but Kinh) or `other` (not named in the form). */
export const Breakdown = T.Object(
  { ethnicGroup: T.Optional(T.String({ maxLength: 20 })), sex: T.Optional(T.Enum(['F', 'M'])) },
  { additionalProperties: false },
);
export type Breakdown = T.Static<typeof Breakdown>;

/** What is counted (`HO`) and, where one thing is measured in several ways, which of them (`AREA`, `YIELD`). */
const Meaning = T.String({ pattern: '^[A-Z][A-Z0-9_]{0,39}$' });

const typing = {
  type: T.Optional(ValueType),
  unit: T.Optional(T.String({ maxLength: 40 })),
  decimals: T.Optional(T.Integer({ minimum: 0, maximum: 6 })),
  options: T.Optional(T.Array(T.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 200 })),
  /** The code list and its version from which the options come (`LCT@2`); they stand here all the same, as they were then. */
  list: T.Optional(T.String({ pattern: '^[A-Z][A-Z0-9_]{1,19}@[1-9][0-9]{0,4}$' })),
  /** `year`: written without grouping. */
  format: T.Optional(T.Enum(['year'])),
  formula: T.Optional(Expression),
  overTime: T.Optional(OverTime),
  overUnits: T.Optional(OverUnits),
  allowNegative: T.Optional(T.Boolean()),
  optional: T.Optional(T.Boolean()),
  /** A warning outside of the range that is learnt from the unit's own earlier periods. */
  learnt: T.Optional(T.Boolean()),
  indicator: T.Optional(Meaning),
  measure: T.Optional(Meaning),
};

export const leafSettings = {
  ...typing,
  breakdown: T.Optional(Breakdown),
  guidance: T.Optional(Guidance),
  /** Asked only where this holds (`A03.X = có`); elsewhere greyed, not required, not applicable. */
  condition: T.Optional(Expression),
  /** On a column: its formula wins where it meets a row's. */
  wins: T.Optional(T.Boolean()),
  /** Names a person or leads to one: hidden by default, each reading logged. */
  personal: T.Optional(T.Boolean()),
};

export const AxisLeaf = T.Object({ code: Code, label: Label, ...leafSettings }, { additionalProperties: false });
export type AxisLeaf = T.Static<typeof AxisLeaf>;

/** Stands for one leaf per ethnic group, coded `E` + QĐ 121 code (`E02` = Tày). Its own code only names it among its neighbours. */
export const EthnicGroupLeaves = T.Object(
  {
    code: T.Optional(Code),
    ethnicGroups: T.Union([T.Literal('all'), T.Array(T.String({ pattern: '^[0-9]{2}$' }), { minItems: 1 })]),
    ...leafSettings,
  },
  { additionalProperties: false },
);
export type EthnicGroupLeaves = T.Static<typeof EthnicGroupLeaves>;

/** A heading over rows or columns. */
export type AxisGroup = { code?: string; label: string; children: AxisNode[] };
export type AxisNode = AxisLeaf | EthnicGroupLeaves | AxisGroup;

const groupOf = <Child extends T.TSchema>(child: Child) =>
  T.Object(
    { code: T.Optional(Code), label: Label, children: T.Array(child, { minItems: 1, maxItems: 500 }) },
    { additionalProperties: false },
  );
const Leaves = T.Union([AxisLeaf, EthnicGroupLeaves]);
/** How many headings may stand above a row or column. */
export const MAX_HEADINGS = 5;
// The levels are written out because a recursive JSON Schema travels badly through OpenAPI.
const nested = (levels: number): T.TSchema =>
  levels === 0 ? Leaves : T.Union([AxisLeaf, EthnicGroupLeaves, groupOf(nested(levels - 1))]);
export const AxisNode = T.Unsafe<AxisNode>(nested(MAX_HEADINGS));

export const CellOverride = T.Object(
  {
    ...typing,
    greyed: T.Optional(T.Boolean()),
    guidance: T.Optional(Guidance),
    condition: T.Optional(Expression),
  },
  { additionalProperties: false },
);
export type CellOverride = T.Static<typeof CellOverride>;

const heading = { code: Code, title: Label, guidance: T.Optional(Guidance), condition: T.Optional(Expression) };

export const TableSection = T.Object(
  {
    ...heading,
    shape: T.Literal('table'),
    rows: T.Array(AxisNode, { minItems: 1, maxItems: 500 }),
    columns: T.Array(AxisNode, { minItems: 1, maxItems: 500 }),
    cells: T.Optional(T.Record(T.String(), CellOverride)),
  },
  { additionalProperties: false },
);
export type TableSection = T.Static<typeof TableSection>;

export const ListSection = T.Object(
  { ...heading, shape: T.Literal('list'), columns: T.Array(AxisLeaf, { minItems: 1, maxItems: 60 }) },
  { additionalProperties: false },
);
export type ListSection = T.Static<typeof ListSection>;

export const NarrativeSection = T.Object(
  { ...heading, shape: T.Literal('narrative'), rows: T.Array(AxisLeaf, { minItems: 1, maxItems: 100 }) },
  { additionalProperties: false },
);
export type NarrativeSection = T.Static<typeof NarrativeSection>;

export const Section = T.Union([TableSection, ListSection, NarrativeSection]);
export type Section = T.Static<typeof Section>;

export const CheckDefinition = T.Object(
  {
    id: T.String({ pattern: '^[A-Z][A-Z0-9_-]{0,29}$' }),
    section: Code,
    /** row: names are columns, once per row; column: names are rows, once per column; cell and form: once. */
    per: T.Enum(['row', 'column', 'cell', 'form']),
    expression: Expression,
    severity: T.Enum(['error', 'warning']),
    message: Label,
    /**
     * What the page says where the check fails, with places for values: `Nhân khẩu {cột} tăng từ {previous(A02)} lên {A02}`; made
     * from the expression and the names where the author writes none.
     */
    sentence: T.Optional(Label),
    /** Of a check `abs(…) <= …`: a change of no more than this passes however large it is beside what it is compared with. */
    floor: T.Optional(T.String({ pattern: '^[0-9]{1,12}(\\.[0-9]{1,6})?$' })),
    /** Rows (per row) or columns (per column) that the check leaves out. */
    except: T.Optional(T.Array(Code, { maxItems: 200 })),
  },
  { additionalProperties: false },
);
export type CheckDefinition = T.Static<typeof CheckDefinition>;

export const FormPeriodKind = T.Enum(['month', 'quarter', 'halfyear', 'ninemonths', 'year', 'stage', 'schoolyear']);
export type FormPeriodKind = T.Static<typeof FormPeriodKind>;
/** Who fills a form. */
export const FilledBy = T.Enum(['commune', 'district', 'department', 'board', 'agency']);
/** Units of which a department fills one sheet each. */
export const ReportsFor = T.Enum(['province', 'district', 'commune']);
/** Which days a period covers: the 15th to the 14th (NĐ 09/2019), calendar days (statistics), or the school year. */
export const FormCalendar = T.Enum(['administrative', 'statistical', 'school']);

/** How the form lies on paper; where nothing is said, as its widest table needs it, upright if it can. */
export const Orientation = T.Enum(['portrait', 'landscape']);
export type Orientation = T.Static<typeof Orientation>;
export const PaperSize = T.Enum(['a4', 'a3']);
export type PaperSize = T.Static<typeof PaperSize>;

const Organisation = T.String({ pattern: '^[A-Za-z][A-Za-z0-9_-]{0,29}$' });

export const FormDefinition = T.Object(
  {
    code: Code,
    title: Label,
    sector: T.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }),
    periodKinds: T.Array(FormPeriodKind, { minItems: 1, uniqueItems: true }),
    calendar: FormCalendar,
    basis: T.String({ maxLength: 1_000 }),
    provenance: T.Enum(['official', 'official-partial', 'reconstruction']),
    provenanceNote: T.Optional(T.String({ maxLength: 1_000 })),
    filledBy: FilledBy,
    /** A department fills one sheet per unit of this kind. */
    reportsFor: T.Optional(ReportsFor),
    verifier: Organisation,
    /** Who verifies after the verifier, one after the other. */
    furtherVerifiers: T.Optional(T.Array(Organisation, { minItems: 1, maxItems: 5, uniqueItems: true })),
    consulted: T.Optional(T.Array(Organisation)),
    sensitive: T.Optional(T.Boolean()),
    /** Who may read a sensitive form: `filler`, `district`, or an organisation. */
    readers: T.Optional(T.Array(Organisation)),
    guidance: T.Optional(Guidance),
    orientation: T.Optional(Orientation),
    /** A4 unless said. */
    paper: T.Optional(PaperSize),
    /** Each section begins on a page of its own. */
    pagePerSection: T.Optional(T.Boolean()),
    sections: T.Array(Section, { minItems: 1, maxItems: 50 }),
    checks: T.Array(CheckDefinition, { maxItems: 500 }),
  },
  { additionalProperties: false },
);
export type FormDefinition = T.Static<typeof FormDefinition>;

/** An entry of catalog/ethnic-groups.json: both code systems, never one for the other (04 is Hoa in one, Mường in the other). */
export const EthnicGroup = T.Object(
  {
    /** QĐ 121-TCTK/PPCĐ (02/3/1979). */
    code: T.String({ pattern: '^[0-9]{2}$' }),
    /** The census of 2009 and 2019. */
    censusCode: T.String({ pattern: '^[0-9]{2}$' }),
    name: Label,
    localName: T.Optional(Label),
    otherNames: T.Array(T.String()),
    isMinority: T.Boolean(),
  },
  { additionalProperties: true },
);
export type EthnicGroup = T.Static<typeof EthnicGroup>;
