import { type Binding, on } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { listCatalogue, printCatalogue } from '../contract/catalogue.ts';
import {
  getFormVersion,
  listEthnicGroups,
  listForms,
  printEmptyForm,
  publishForm,
  reinstateForm,
  retireForm,
  tryForm,
} from '../contract.ts';
import { draftRoutes } from './draft-routes.ts';
import { routeUnits } from './form-route.ts';
import { listCatalogue as catalogue } from './list-catalogue.ts';
import { printCatalogue as print } from './print-catalogue.ts';
import { printEmpty } from './print-empty-form.ts';
import { publishForm as publish, tryDefinition } from './publish.ts';
import { getVersion, listFormRows, listGroups } from './queries.ts';
import { reinstateForm as reinstate } from './reinstate.ts';
import { retireForm as retire } from './retire.ts';

type NewForm = { readonly definition?: unknown; readonly effectiveFrom: string; readonly note?: string };

const publishAndAudit = async (call: Call, { body }: { body: NewForm }) => {
  const form = { definition: body.definition, effectiveFrom: body.effectiveFrom };
  const withNote = body.note === undefined ? form : { ...form, note: body.note };
  const { code, number } = await publish(call.tx, withNote, call.actor.accountId, call.now);
  await call.audit({
    action: 'form.publish',
    objectType: 'form',
    objectId: code,
    detail: { version: number, effectiveFrom: body.effectiveFrom },
  });
  return { code, version: number };
};

const tryOnly = async (call: Call, { body }: { body: { readonly definition?: unknown } }) => {
  const { definition } = await tryDefinition(call.tx, body.definition);
  await routeUnits(call.tx, definition, vietnamDay(call.now));
  return { ok: true } as const;
};

export const formRoutes: Binding[] = [
  on(listForms)(listFormRows),
  on(getFormVersion)(getVersion),
  on(publishForm, 'form.publish')(publishAndAudit),
  on(tryForm)(tryOnly),
  on(listEthnicGroups)(listGroups),
  on(printEmptyForm)(printEmpty),
  on(retireForm, 'form.retire')(retire),
  on(reinstateForm, 'form.reinstate')(reinstate),
  on(listCatalogue)(catalogue),
  on(printCatalogue)(print),
  ...draftRoutes,
];
