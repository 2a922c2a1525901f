import { recordList, saveClassification } from '../../classifications/contract.ts';
import { saveIndicator } from '../../indicators/contract.ts';
import {
  catalogueClassifications,
  catalogueFrom,
  catalogueIndicators,
  catalogueUnits,
  isOfCatalogueUnits,
} from '../catalogue/read.ts';
import type { People } from './calls.ts';

/** Of the 108 communes that the decision is not known of one by one, so many stand in each group; the rest in III. */
const REMAINING = { I: 22, II: 2 } as const;

/** Towns and wards first: where one would expect region I. */
const order = (fullName: string): number => (/^(Phường|Thị trấn)/.test(fullName) ? 0 : 1);

const groupAt = (at: number): string => {
  if (at < REMAINING.I) return 'I';
  return at < REMAINING.I + REMAINING.II ? 'II' : 'III';
};

/** What is reckoned from totals, as in the catalogue. */
export const defineIndicators = async (people: People, now: Date): Promise<void> => {
  for (const { code, ...indicator } of catalogueIndicators()) {
    const body = { ...indicator, version: 0, effectiveFrom: catalogueFrom };
    await people.call('to.chuc', now, saveIndicator, { params: { code }, body });
  }
};

/** The known communes as they are, the others invented so that each group has as many as the decision says; marked illustrative. */
export const classify = async (people: People, now: Date): Promise<void> => {
  for (const { code, title, level, note, groups, lists } of catalogueClassifications()) {
    const known = lists.find(isOfCatalogueUnits);
    if (!known) continue;
    const params = { code };
    const scheme = { version: 0, title, level, note, groups: [...groups] };
    await people.call('to.chuc', now, saveClassification, { params, body: scheme });
    const named = new Set(known.members.map((member) => member.code));
    const others = catalogueUnits()
      .filter((unit) => unit.kind === 'commune' && !named.has(unit.code))
      .toSorted((a, b) => order(a.fullName) - order(b.fullName) || (a.code < b.code ? -1 : 1));
    const invented = others.map((unit, at) => ({ code: unit.code, group: groupAt(at) }));
    const body = {
      version: 1,
      legalBasis: `${known.legalBasis}: ${named.size} xã theo văn bản, ${invented.length} xã minh họa`,
      from: known.from,
      to: null,
      complete: true,
      illustrative: true,
      note: 'Danh sách minh họa: số xã của từng nhóm đúng với văn bản, tên xã ngoài ba huyện đã biết thì không.',
      members: [...known.members, ...invented],
    };
    await people.call('to.chuc', now, recordList, { params, body });
  }
};
