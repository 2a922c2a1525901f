import { DesignPage } from '../../forms/web/design/index.ts';
import { RealFigures } from './RealFigures.tsx';

/** The designer of a form, where it can also be tried with what a unit has filled: figures are this noun's. */
export const DesignFormPage = ({ draft }: { readonly draft: string }) => (
  <DesignPage draft={draft} figures={RealFigures} />
);
