/** Who reads a form (form_route of the day asked for). */
export type FormReaders = {
  readonly sensitive: boolean;
  readonly filledBy: string;
  readonly verifierUnitIds: readonly number[];
  readonly consultedUnitIds: readonly number[];
  readonly readerUnitIds: readonly number[];
  readonly districtReads: boolean;
};
export type Reader = { readonly unitId: number; readonly unitKind: string };

/**
 * May totals of this form be read at all; over which units is the scope's matter. A department reads the forms that it verifies
 * or is consulted on; a sensitive form only its filler, readers, verifier, the board and, where it says so, the district.
 */
export const mayReadForm = (form: FormReaders, { unitId, unitKind }: Reader): boolean => {
  if (unitKind === 'board') return true;
  const isReader = form.verifierUnitIds.includes(unitId) || form.readerUnitIds.includes(unitId);
  if (unitKind === 'department' || unitKind === 'agency')
    return isReader || (!form.sensitive && form.consultedUnitIds.includes(unitId));
  if (!form.sensitive || isReader || form.filledBy === unitKind) return true;
  return unitKind === 'district' && form.districtReads;
};
