import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { closed, Day, Seen, UnitId, Uuid } from '../../platform/contract/schemas.ts';
import { CaseState, Said } from '../contract.ts';

/** Another unit has it to settle from now on, by another day: its owner hands it on, or the board. One of `owners` of the case. */
export const assignCase = route({
  method: 'POST',
  path: '/api/discrepancies/:id/owner',
  tag: 'Chênh lệch',
  summary: 'Giao hồ sơ chênh lệch cho đơn vị khác, với hạn mới',
  permission: 'corrections.ask',
  params: T.Object({ id: Uuid }),
  body: closed({ seen: Seen, owner: UnitId, dueOn: Day, reason: Said }),
  reply: T.Object({ state: CaseState }),
});
