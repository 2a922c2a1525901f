import type { Call } from '../../platform/call/call.ts';
import { beginsWords } from '../../platform/text/begins-words.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { compareText } from '../../platform/text/vietnamese.ts';
import { allows } from '../../sign-in/server/index.ts';
import { type UnitOfDay, unitPaths, unitsAbove, unitsAsOf } from '../../units/server/index.ts';
import { fewOf } from '../rules/few.ts';
import type { Finder } from './finder.ts';

type Way = { readonly detail: string; readonly link: string };

/** Units of today below the asker, districts first: each leads to its figures, or to its account, whichever the asker works with. */
export const findUnits: Finder = async (call, words) => {
  const { tx, scope, now } = call;
  const today = vietnamDay(now);
  const units = await unitsAsOf(tx, scope.rootUnitId, today);
  const paths = unitPaths([...units, ...(await unitsAbove(tx, scope.rootUnitId, today))]);
  const pathOf = ({ id, fullName, agencyName, kind }: UnitOfDay): string =>
    kind === 'commune' || kind === 'district' ? (paths.get(id) ?? fullName) : (agencyName ?? fullName);
  const hits = units
    .filter((unit) => beginsWords(words, `${pathOf(unit)} ${unit.fullName} ${unit.code}`))
    .sort((a, b) => Number(a.kind === 'commune') - Number(b.kind === 'commune') || compareText(a.name, b.name))
    .flatMap((unit) => {
      const path = pathOf(unit);
      const way = wayTo(call, unit, path);
      return way ? [{ title: sentenceStart(path), state: null, ...way }] : [];
    });
  return { kind: 'unit', ...fewOf(hits, null) };
};

const wayTo = ({ actor }: Call, { id, kind, name }: UnitOfDay, path: string): Way | undefined => {
  const isArea = kind === 'commune' || kind === 'district' || kind === 'province';
  if (isArea && allows(actor, 'figures.read'))
    return { detail: 'Số tổng hợp của đơn vị', link: `/tong-hop?unit=${id}` };
  if (kind !== 'province' && allows(actor, 'accounts.manage'))
    return { detail: 'Tài khoản của đơn vị', link: `/quan-tri/tai-khoan?tim=${encodeURIComponent(path)}` };
  return allows(actor, 'units.manage')
    ? { detail: 'Danh mục đơn vị', link: `/quan-tri/don-vi?tim=${encodeURIComponent(name)}` }
    : undefined;
};
