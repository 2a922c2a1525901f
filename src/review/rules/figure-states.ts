/** State of a figure as shown with every total, in rising order. */
export const figureStates = ['submitted', 'accepted', 'consolidated', 'verified', 'approved'] as const;
export type FigureState = (typeof figureStates)[number];
