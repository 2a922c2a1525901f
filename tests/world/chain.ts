import { publishForm } from '../../src/forms/contract.ts';
import type { FormDefinition } from '../../src/forms/rules/definition.ts';
import { definitionOf, table } from '../../src/forms/rules/small-form.fixture.ts';
import type { World } from './world.ts';

const definition = (code: string, change: Partial<FormDefinition>) =>
  definitionOf(
    [table([{ code: 'A01', label: 'Số hộ', type: 'integer', unit: 'hộ' }], [{ code: 'TS', label: 'Tổng số' }])],
    [],
    { code, title: `Phiếu ${code}, hai cơ quan xác thực`, furtherVerifiers: ['SYT'], ...change },
  );

/** What communes fill, and what the statistics office fills itself: both verified by statistics, then by health. */
export const CHAIN = 'TN01';
export const OWN_CHAIN = 'TN02';

/** Publishes forms that two offices verify in turn, and opens them for 2022. */
export const openChain = async (
  world: World,
  wish: { readonly communes?: number[]; readonly opensOn?: string } = {},
): Promise<string> => {
  const tuan = await world.as('tuan');
  for (const one of [definition(CHAIN, {}), definition(OWN_CHAIN, { filledBy: 'department' })]) {
    const { status, problem } = await tuan.call(publishForm, {
      body: { definition: one, effectiveFrom: '2019-01-01' },
    });
    if (status !== 200) throw new Error(JSON.stringify(problem));
  }
  return world.openCampaign({ forms: [CHAIN, OWN_CHAIN], period: '2022', ...wish });
};
