/** The route of a form (R20): who checks a submission, who signs, who verifies, who approves. Steps whose level or actor falls away are skipped. */
export type RouteFacts = {
  readonly filledBy: 'commune' | 'district' | 'department' | 'board';
  readonly reporterUnitId: number;
  /** The district above the subject unit on the last day of the period; null where the tree has none. */
  readonly districtUnitId: number | null;
  readonly verifierUnitId: number;
};

/** The unit that accepts or returns a submission; null when the step is skipped because the checker is the filler. */
export const checkerOf = (route: RouteFacts): number | null => {
  if (route.filledBy === 'commune' && route.districtUnitId !== null) return route.districtUnitId;
  return route.reporterUnitId === route.verifierUnitId ? null : route.verifierUnitId;
};

/** District consolidations exist for forms of communes while the tree has districts; otherwise one for the province. */
export const consolidatesByDistrict = (route: Pick<RouteFacts, 'filledBy'>, treeHasDistricts: boolean): boolean =>
  route.filledBy === 'commune' && treeHasDistricts;
