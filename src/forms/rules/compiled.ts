import type { Scheme } from '../../classifications/rules/scheme.ts';
import type { Rational } from '../../platform/rules/rational.ts';
import type { Breakdown, EthnicGroup, FormDefinition, OverTime, OverUnits, ValueType } from './definition.ts';
import type { Expression } from './expression/syntax.ts';
import type { Plan } from './plan.ts';
import type { Template } from './sentences/template.ts';

/** One admissible value of a choice (value = label) or of an ethnic-group cell (value = QĐ 121 code). */
export type Choice = { readonly value: string; readonly label: string; readonly aliases: readonly string[] };

/** What one needs to read, check and write one value: a cell, or a column of a list. */
export type Field = {
  readonly code: string;
  readonly label: string;
  readonly type: ValueType;
  /** Declared decimal places; 0 for an integer. */
  readonly decimals: number;
  readonly unit: string;
  readonly choices: readonly Choice[];
  readonly format: 'year' | undefined;
  readonly allowNegative: boolean;
  readonly required: boolean;
  readonly personal: boolean;
  /** Warns outside of the range that is learnt from earlier periods. */
  readonly learnt: boolean;
  readonly guidance: string | undefined;
};

/** A column of a list section. */
export type ListColumn = Field;

export type Cell = Field & {
  readonly index: number;
  readonly section: string;
  readonly row: string;
  /** Empty in a narrative. */
  readonly column: string;
  /** The filler writes it; false when computed or greyed. */
  readonly input: boolean;
  /** Not there on paper; always "not applicable". */
  readonly greyed: boolean;
  readonly formula: string | undefined;
  /** Kept in the figures array and added when totalling; every other computed cell is recomputed. */
  readonly stored: boolean;
  readonly ordinal: number | null;
  readonly overTime: OverTime;
  /** A mean names its weight by full cell code. */
  readonly overUnits: OverUnits;
  readonly breakdown: Breakdown;
  /** Null where the definition names none: the cell is then known by its code within the form. */
  readonly indicator: string | null;
  readonly measure: string | null;
  /** The line through time that its figures belong to, across versions and forms. */
  readonly series: string;
};

/** A row or column tree with ethnic groups written out; a leaf has a code and no children. */
export type AxisEntry = {
  readonly code: string | undefined;
  readonly label: string;
  readonly unit: string;
  readonly children: readonly AxisEntry[] | undefined;
};

export type CompiledSection = {
  readonly code: string;
  readonly title: string;
  readonly guidance: string | undefined;
  readonly shape: 'table' | 'list' | 'narrative';
  readonly rows: readonly AxisEntry[];
  readonly columns: readonly AxisEntry[];
  /** Columns of a list; empty otherwise. */
  readonly fields: readonly ListColumn[];
  readonly cells: readonly Cell[];
};

/** A check on one row, column or cell; a check per row of a list has one instance for all its rows. */
export type CheckInstance = {
  readonly id: string;
  readonly section: string;
  /** The row, column or cell that it stands at; empty for the form. */
  readonly at: string;
  /** How the page names that place: `cột Mông`. */
  readonly place: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** What the author wrote for a failure; undefined leaves it to `sentenceOf`. */
  readonly sentence: Template | undefined;
  /** A change of no more than this passes. */
  readonly floor: Rational | undefined;
  readonly overListRows: boolean;
  readonly expression: Expression;
  /** The expression in words. */
  readonly words: string;
  readonly plan: Plan;
  /** Resolves a part of the expression in this check's place, for showing its value. */
  readonly resolve: (part: Expression) => Plan;
  /** Own cells read, input cells first. */
  readonly cells: readonly string[];
  /** Columns read, of a check over list rows. */
  readonly fields: readonly string[];
  /** List sections read. */
  readonly lists: readonly string[];
};

/** A cell where a row formula and a column formula meet; `agree` when both are sums, so that the order does not matter. */
export type Meeting = { readonly cell: string; readonly winner: 'row' | 'column'; readonly agree: boolean };

/** When a cell is asked for, and in words. */
export type Condition = { readonly plan: Plan; readonly words: string };

/** The same of a list, with the own cells that it reads. */
export type ListCondition = Condition & { readonly reads: readonly number[] };

export type CompiledForm = {
  readonly definition: FormDefinition;
  /** The engine under which the version was published. */
  readonly engine: number;
  readonly cells: readonly Cell[];
  readonly sections: readonly CompiledSection[];
  readonly cell: (code: string) => Cell | undefined;
  /** The figure of this series; undefined where the version does not ask for it. */
  readonly ofSeries: (series: string) => Cell | undefined;
  readonly section: (code: string) => CompiledSection | undefined;
  /** Stored numeric cells: position = ordinal in the figures array. Frozen with the version. */
  readonly ordinals: readonly Cell[];
  /** Plans by cell index; undefined for input and greyed cells. */
  readonly plans: readonly (Plan | undefined)[];
  /** By cell index: what must hold for it to be asked; a total asks for all. */
  readonly conditions: ReadonlyMap<number, Condition>;
  /** By list section: what must hold for it to be asked; elsewhere it has no rows, and needs none. */
  readonly listConditions: ReadonlyMap<string, ListCondition>;
  /** Computed cells, and those with a condition, in an order in which each comes after what it reads. */
  readonly order: readonly number[];
  /** Cell index → its place in `order`; -1 for input cells without a condition. */
  readonly rank: readonly number[];
  /** Cell index → computed cells that read it directly. */
  readonly dependents: readonly (readonly number[])[];
  /** Computed cell index → own cells its formula reads directly. */
  readonly reads: readonly (readonly number[])[];
  /** List section → computed cells that read it. */
  readonly listReaders: ReadonlyMap<string, readonly number[]>;
  readonly checks: readonly CheckInstance[];
  /** Cell code or list section → positions in `checks` of those that read it directly. */
  readonly checksReading: ReadonlyMap<string, readonly number[]>;
  readonly meetings: readonly Meeting[];
  readonly references: {
    readonly previous: boolean;
    readonly previousInYear: boolean;
    readonly lastYear: boolean;
    readonly forms: readonly Quotation[];
    /** Classifications of units that checks and formulas name. */
    readonly schemes: readonly string[];
  };
};

/** A figure of another form that formulas read; `series` as that form's version said when this one was published. */
export type Quotation = { readonly form: string; readonly cell: string; readonly series?: string };

/** What a definition may lean on: the ethnic groups of its version and the forms that it quotes. */
export type Catalogue = {
  readonly ethnicGroups?: readonly EthnicGroup[];
  /** Classifications of units; without them their names are taken on trust. */
  readonly schemes?: readonly Scheme[] | undefined;
  readonly forms?: (code: string) => CompiledForm | undefined;
};

/** What a published version keeps of a cell, whatever a later engine would make of its definition. */
export type FrozenCell = Pick<
  Cell,
  | 'code'
  | 'section'
  | 'ordinal'
  | 'type'
  | 'decimals'
  | 'unit'
  | 'indicator'
  | 'breakdown'
  | 'measure'
  | 'series'
  | 'overUnits'
  | 'overTime'
>;
export type Frozen = { readonly engine: number; readonly cells: readonly FrozenCell[] };
