import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { livesOnAs } from '../../forms/rules/move-values.ts';
import type { Patch } from './patch.ts';

/** A patch on another version of its form, and cells that have no place there, with what was typed. */
export type Carried = { readonly patch: Patch; readonly gone: Readonly<Record<string, string | null>> };

/**
 * What was typed on one version of a form, for the sheet that stands on another since: each value goes to the cell where its own lives on,
 * so that no figure comes to stand for something else because a code was given anew.
 */
export const carriedPatch = (from: CompiledForm, to: CompiledForm, patch: Patch): Carried => {
  const cells: Record<string, string | null> = {};
  const gone: Record<string, string | null> = {};
  for (const [code, text] of Object.entries(patch.cells ?? {})) {
    const cell = from.cell(code);
    const target = cell ? livesOnAs(cell, from, to)?.code : code;
    if (target === undefined) gone[code] = text;
    else cells[target] = text;
  }
  return { patch: { ...patch, cells }, gone };
};
