import type { CompiledSection } from '../compiled.ts';
import type { EntryState } from './entry-state.ts';
import { valueAt } from './places.ts';

/** What is still open in a section, each thing counted. */
export type SectionCounts = {
  readonly errors: number;
  /** Cells named in a return that has not been answered. */
  readonly returned: number;
  /** Required cells without a value. */
  readonly empties: number;
  /** Warnings that nobody has explained; those that somebody has. */
  readonly warnings: number;
  readonly explained: number;
};

export type SectionStanding =
  | {
      readonly kind: 'errors' | 'returned' | 'empties' | 'warnings' | 'explained' | 'uncomputed';
      readonly count: number;
    }
  /** Everything required is there, something that is not is empty. */
  | { readonly kind: 'enough' }
  | { readonly kind: 'done' };

const isUncomputed = (state: EntryState) => (code: string) => state.computed.result(code).kind === 'missing';

/** "Đã đủ" is said only where nothing is open and no cell of the section stands empty. */
export const sectionStanding = (
  state: EntryState,
  section: CompiledSection,
  { errors, returned, empties, warnings, explained }: SectionCounts,
): SectionStanding => {
  if (errors > 0) return { kind: 'errors', count: errors };
  if (returned > 0) return { kind: 'returned', count: returned };
  if (empties > 0) return { kind: 'empties', count: empties };
  if (warnings > 0) return { kind: 'warnings', count: warnings };
  const uncomputed = section.cells.filter((cell) => !cell.input && !cell.greyed).map(({ code }) => code);
  const lacking = uncomputed.filter(isUncomputed(state)).length;
  if (lacking > 0) return { kind: 'uncomputed', count: lacking };
  if (explained > 0) return { kind: 'explained', count: explained };
  const left = section.cells.some(
    (cell) => cell.input && state.computed.applies(cell.index) && (valueAt(state.values, cell.code) ?? '') === '',
  );
  return { kind: left ? 'enough' : 'done' };
};
