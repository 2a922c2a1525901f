import type { World } from '../../../tests/world/world.ts';
import { publishForm } from '../../forms/contract.ts';

type Row = { readonly code: string } & Readonly<Record<string, unknown>>;

export const amount = (code: string, more: object = {}): Row => ({
  code,
  label: code,
  type: 'integer',
  overTime: 'flow',
  ...more,
});

/** A form of one table with the column X; `more` over the ordinary. */
export const smallForm = (code: string, rows: readonly Row[], more: object = {}): Record<string, unknown> => ({
  code,
  title: `Phiếu ${code}`,
  sector: 'dan-so',
  periodKinds: ['year'],
  calendar: 'statistical',
  basis: '',
  provenance: 'reconstruction',
  filledBy: 'commune',
  verifier: 'CTK',
  sections: [{ code: 'A', title: 'Phần A', shape: 'table', rows, columns: [{ code: 'X', label: 'Số' }] }],
  checks: [],
  ...more,
});

/** Publishes as the keeper of the catalogue; throws what was refused. */
export const publish = async (world: World, definition: object, effectiveFrom: string): Promise<number> => {
  const { status, body, problem } = await (await world.as('tuan')).call(publishForm, {
    body: { definition, effectiveFrom },
  });
  if (status !== 200) throw new Error(JSON.stringify(problem));
  return body.version;
};
