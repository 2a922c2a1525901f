import { publishForm } from '../../forms/contract.ts';
import type { Input, RouteShape } from '../../platform/contract/route.ts';
import { importUnits } from '../../units/contract.ts';
import { catalogueBasis, catalogueForms, catalogueFrom, catalogueUnits } from './read.ts';

/** Makes one call, over the API or on the machine itself; fails where it is refused. */
export type Send = <R extends RouteShape>(route: R, input: Input<R>) => Promise<unknown>;

/** The units and forms of Cao Bằng, call by call; returns how many forms. */
export const sendCatalogue = async (send: Send): Promise<number> => {
  await send(importUnits, { body: { from: catalogueFrom, legalBasis: catalogueBasis, units: [...catalogueUnits()] } });
  const forms = catalogueForms();
  for (const definition of forms) await send(publishForm, { body: { definition, effectiveFrom: catalogueFrom } });
  return forms.length;
};
