import type { Cell, CompiledForm, Field } from '../compiled.ts';
import type { Value } from '../environment.ts';
import type { Expression } from '../expression/syntax.ts';
import type { Plan } from '../plan.ts';

/** The parts of one sentence: what stands where, what it comes to, and what it is called. */
export type Speaker = {
  readonly form: CompiledForm;
  /** Undefined for a name that means something only inside a list. */
  readonly plan: (part: Expression) => Plan | undefined;
  readonly value: (part: Expression) => Value;
  readonly cell: (cell: Cell) => string;
  /** The list whose columns bare names are. */
  readonly list: string | undefined;
  readonly earlier: { readonly previous: string; readonly lastYear: string };
  /** A part as a thing that one counts: `tổng của nam và nữ`. */
  readonly quantity: (part: Expression) => string;
  /** A rule as what must be so: `số nữ không lớn hơn nhân khẩu`. */
  readonly demand: (part: Expression) => string;
  /** What stands more than once in a column of a list, and how often. */
  readonly repeated: (part: Expression) => string;
  /** The same inside a list function, where bare names are that list's columns. */
  readonly within: (section: string) => Speaker;
};

/** The field that a part is, where it is one cell or one column of a list. */
export const fieldOf = (speaker: Speaker, part: Expression): Field | undefined => {
  if (part.kind === 'group') return fieldOf(speaker, part.inner);
  const { form, list } = speaker;
  const plan = speaker.plan(part);
  const code = plan === undefined && part.kind === 'name' ? part.parts.at(-1) : undefined;
  if (plan?.op === 'cell') return form.cells[plan.index];
  if (plan?.op === 'previous' || plan?.op === 'lastYear') return form.cell(plan.code);
  const column = plan?.op === 'field' ? plan.code : code;
  return form.section(list ?? '')?.fields.find((field) => field.code === column);
};

/** Brackets around a part say nothing in a sentence. */
export const unwrapped = (part: Expression): Expression => (part.kind === 'group' ? unwrapped(part.inner) : part);

/** `a`, `a và b`, `a, b và c`; `a, b; c và d` where a comma stands within one. */
export const enumerated = (parts: readonly string[], join = 'và'): string => {
  const comma = parts.some((part) => part.includes(',')) ? ';' : ',';
  const last = parts.at(-1) ?? '';
  if (parts.length < 2) return last;
  return `${parts.slice(0, -1).join(`${comma} `)}${comma === ';' && parts.length > 2 ? ';' : ''} ${join} ${last}`;
};
