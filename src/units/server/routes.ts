import { type Binding, type HandlerInput, on } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import * as routes from '../contract.ts';
import { importUnits } from './import.ts';
import { listUnits } from './list.ts';

const importFile = async (call: Call, { body }: HandlerInput<typeof routes.importUnits>) => {
  const outcome = await importUnits(call.tx, body, call.now);
  await call.audit({
    action: 'unit.import',
    objectType: 'unit',
    detail: { from: body.from, legalBasis: body.legalBasis, ...outcome },
  });
  return outcome;
};

export const unitRoutes: Binding[] = [
  on(routes.listUnits)(listUnits),
  on(routes.importUnits, 'unit.import')(importFile),
];
