import { createAccounts } from '../../src/accounts/server/index.ts';
import { catalogueBasis, catalogueForms, catalogueFrom, catalogueUnits } from '../../src/app/catalogue/read.ts';
import { publishForm } from '../../src/forms/server/index.ts';
import type { Db } from '../../src/platform/db/open.ts';
import type { Secrets } from '../../src/platform/secrets/secrets.ts';
import { keepChoice } from '../../src/policy/server/index.ts';
import { findUnitByCode, importUnits } from '../../src/units/server/index.ts';
import { allPeople, PASSWORD } from './people.ts';
import { testServices } from './services.ts';

export const WORLD_DAY = new Date('2022-11-23T02:00:00Z');
const keptDistricts = ['047', '048'];
const keptCommunes = ['01477', '01495', '01501', '01558', '01561'];

/** Two districts with five communes, every department, every form: enough for each step of the route. */
export const buildSmallProvince = async (tx: Db, secrets: Secrets = testServices.secrets): Promise<void> => {
  const units = catalogueUnits().filter(
    ({ kind, code }) =>
      (kind !== 'district' || keptDistricts.includes(code)) && (kind !== 'commune' || keptCommunes.includes(code)),
  );
  await importUnits(tx, { from: catalogueFrom, legalBasis: catalogueBasis, units }, WORLD_DAY);
  for (const definition of catalogueForms())
    await publishForm(tx, { definition, effectiveFrom: catalogueFrom }, null, WORLD_DAY, {
      allowForwardReferences: true,
    });
  // The regulation's own values, as in the demonstration; tests of another policy choose it themselves.
  await keepChoice(
    tx,
    { presets: [], secondFactorKinds: [], from: WORLD_DAY, reason: 'Thử nghiệm', by: null },
    WORLD_DAY,
  );
  await addPeople(tx, secrets);
};

const addPeople = async (tx: Db, secrets: Secrets): Promise<void> => {
  const accounts = [];
  for (const { username, unit, fullName, position, ...rest } of allPeople) {
    const found = await findUnitByCode(tx, unit, '2022-11-23');
    if (!found) throw new Error(`no unit ${unit}`);
    const duties = 'duties' in rest ? (rest.duties ?? []) : [];
    const custodian = {
      fullName,
      position,
      section: 'Công tác dân tộc',
      phone: '0206 3800 000',
      email: `${username}@caobang.example`,
    };
    accounts.push({
      username,
      kind: duties.length > 0 ? ('operator' as const) : ('unit' as const),
      unitId: found.id,
      duties: [...duties],
      custodian,
      password: { own: PASSWORD },
    });
  }
  await createAccounts(tx, accounts, WORLD_DAY, secrets);
};
