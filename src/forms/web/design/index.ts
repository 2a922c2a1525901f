/** The designer, for the page of the noun that has figures to try a form with. */

export { DesignPage } from './DesignPage.tsx';
export type { TrialFigures } from './TryForm.tsx';
