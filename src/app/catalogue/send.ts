import { recordList, saveClassification } from '../../classifications/contract.ts';
import { publishForm } from '../../forms/contract.ts';
import { saveIndicator } from '../../indicators/contract.ts';
import type { Input, RouteShape } from '../../platform/contract/route.ts';
import { importUnits } from '../../units/contract.ts';
import {
  catalogueBasis,
  catalogueClassifications,
  catalogueForms,
  catalogueFrom,
  catalogueIndicators,
  catalogueUnits,
  isOfCatalogueUnits,
} from './read.ts';

/** Makes one call, over the API or on the machine itself; fails where it is refused. */
export type Send = <R extends RouteShape>(route: R, input: Input<R>) => Promise<unknown>;

/** What came in, and which lists wait for the units that they are about. */
export type Sent = { readonly forms: number; readonly lists: number; readonly later: readonly string[] };

/** The classifications with the lists that are about the units of the catalogue. */
const sendClassifications = async (send: Send): Promise<Pick<Sent, 'lists' | 'later'>> => {
  let lists = 0;
  const later: string[] = [];
  for (const scheme of catalogueClassifications()) {
    const { code, title, level, note } = scheme;
    const params = { code };
    await send(saveClassification, { params, body: { version: 0, title, level, note, groups: [...scheme.groups] } });
    let version = 1;
    for (const list of scheme.lists) {
      if (!isOfCatalogueUnits(list)) {
        later.push(list.legalBasis);
        continue;
      }
      const { legalBasis, from, to, complete, members } = list;
      const body = { version, legalBasis, from, to, complete, note: list.note, members: [...members] };
      await send(recordList, { params, body });
      version += 1;
      lists += 1;
    }
  }
  return { lists, later };
};

/** The units, classifications and forms of Cao Bằng, call by call. */
export const sendCatalogue = async (send: Send): Promise<Sent> => {
  await send(importUnits, { body: { from: catalogueFrom, legalBasis: catalogueBasis, units: [...catalogueUnits()] } });
  const classified = await sendClassifications(send);
  const forms = catalogueForms();
  for (const definition of forms) await send(publishForm, { body: { definition, effectiveFrom: catalogueFrom } });
  for (const { code, ...indicator } of catalogueIndicators())
    await send(saveIndicator, { params: { code }, body: { ...indicator, version: 0, effectiveFrom: catalogueFrom } });
  return { forms: forms.length, ...classified };
};
