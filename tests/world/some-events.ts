import { listAuditEvents } from '../../src/audit/contract.ts';
import { signIn, signOut } from '../../src/sign-in/contract.ts';
import { saveDraft } from '../../src/submissions/contract.ts';
import { people } from './people.ts';
import { ownSubmission, submitAs } from './round.ts';
import { writeLine } from './trail-line.ts';
import type { World } from './world.ts';

export const round = { form: 'DT01', period: '2022' };
/** A little of everything: in, out, refused, saved, sent, and a job. */
export const someEvents = async (world: World) => {
  await world.openCampaign({ forms: ['DT01'], period: '2022' });
  const lan = await world.as('lan');
  const own = await ownSubmission(lan, round);
  await lan.call(saveDraft, {
    params: { id: own.id },
    body: { baseVersion: own.dataVersion, cells: { 'A01.TAY': '7' } },
  });
  world.clock.now = new Date(world.clock.now.getTime() + 1000);
  await submitAs(lan, 'lan', round);
  await lan.call(listAuditEvents);
  await world.stranger().call(signIn, { body: { username: people.lan.username, password: 'Sai-Mat-Khau-1!' } });
  await (await world.as('nga')).call(signOut);
  await writeLine(world.db, { action: 'account.close', objectType: 'account', objectId: 'x' }, world.clock.now);
  return own;
};
