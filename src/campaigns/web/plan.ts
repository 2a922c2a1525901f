import { periodName } from '../../periods/rules/names.ts';
import { type PeriodKind, parsePeriod } from '../../periods/rules/period.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import type { KeptFile } from '../../platform/ui/AttachmentField.tsx';
import type { CampaignPlan } from '../contract.ts';
import { words } from './messages.ts';

/** A campaign as it is being written; kept while the tab is open, so a reload loses nothing. */
export type Draft = {
  readonly title: string;
  readonly number: string;
  readonly day: string;
  readonly signer: string;
  readonly subject: string;
  readonly files: readonly KeptFile[];
  readonly kind: PeriodKind;
  readonly year: string;
  readonly index: number;
  readonly stageYears: number;
  readonly forms: readonly { readonly form: string; readonly period: string }[];
  /** null: all communes. */
  readonly communes: readonly number[] | null;
  /** Instead: the communes of a group, `KV:III`; empty while it is not chosen yet, null where units are not chosen so. */
  readonly group: string | null;
  readonly opensOn: string;
  readonly dueCommune: string;
  readonly dueDistrict: string;
  readonly dueDepartment: string;
  readonly dueBoard: string;
  readonly guidance: string;
};

export const newDraft = (today: string): Draft => ({
  title: '',
  number: '',
  day: today,
  signer: '',
  subject: '',
  files: [],
  kind: 'year',
  year: today.slice(0, 4),
  index: 1,
  stageYears: 5,
  forms: [],
  communes: null,
  group: null,
  opensOn: today,
  dueCommune: '',
  dueDistrict: '',
  dueDepartment: '',
  dueBoard: '',
  guidance: '',
});

export type DraftErrors = { readonly [F in keyof Draft]?: string };

const missingOf = (draft: Draft, fields: readonly (keyof Draft)[]): DraftErrors =>
  Object.fromEntries(fields.filter((field) => draft[field] === '').map((field) => [field, words.missing]));

const dues = ['opensOn', 'dueCommune', 'dueDistrict', 'dueDepartment', 'dueBoard'] as const;

const dueErrors = (draft: Draft): DraftErrors => {
  const missing = missingOf(draft, dues);
  if (Object.keys(missing).length > 0) return missing;
  for (const [place, due] of dues.entries()) {
    const [latest] = dues.slice(0, place).toSorted((a, b) => (draft[a] < draft[b] ? 1 : -1));
    if (latest && draft[latest] > draft[due])
      return { [due]: words.dueOrder(words.dueNames[due], words.dueNames[latest], draft[latest]) };
  }
  return {};
};

/** What keeps a step from being finished, by field; an empty object when nothing does. */
export const stepErrors = (draft: Draft, step: number): DraftErrors => {
  switch (step) {
    case 1:
      return missingOf({ ...draft, number: draft.number.trim(), subject: draft.subject.trim() }, [
        'number',
        'day',
        'subject',
      ]);
    case 2:
      return {
        ...missingOf({ ...draft, title: draft.title.trim() }, ['title']),
        ...(draft.forms.length === 0 ? { forms: words.pickedNone } : {}),
      };
    case 3:
      return {
        ...dueErrors(draft),
        ...(draft.communes?.length === 0 ? { communes: words.communesNone } : {}),
        ...(draft.group === '' ? { group: words.groupNone } : {}),
      };
    default:
      return {};
  }
};

export const planOf = (draft: Draft): CampaignPlan => ({
  title: draft.title.trim(),
  letter: {
    number: draft.number.trim(),
    day: draft.day,
    subject: draft.subject.trim(),
    attachments: draft.files.map((file) => file.id),
    ...(draft.signer.trim() === '' ? {} : { signer: draft.signer.trim() }),
  },
  forms: draft.forms.map(({ form, period }) => ({ form, period })),
  ...(draft.communes === null ? {} : { communes: [...draft.communes] }),
  ...(draft.group ? { group: draft.group } : {}),
  opensOn: draft.opensOn,
  dueCommune: draft.dueCommune,
  dueDistrict: draft.dueDistrict,
  dueDepartment: draft.dueDepartment,
  dueBoard: draft.dueBoard,
  ...(draft.guidance.trim() === '' ? {} : { guidance: draft.guidance.trim() }),
});

const TITLE_LENGTH = 200;

/** A title to begin with from the subject of the letter: `Đề nghị cập nhật số liệu …` → `Cập nhật số liệu …`, at most 200 characters. */
export const titleFrom = (subject: string): string => {
  const plain = subject.trim().replace(/^(v\/v|về việc|đề nghị)[\s:]+/iu, '');
  if (plain.length <= TITLE_LENGTH) return sentenceStart(plain);
  const wholeWords = plain.slice(0, TITLE_LENGTH + 1).replace(/\s+\S*$/, '');
  return sentenceStart(wholeWords.slice(0, TITLE_LENGTH));
};

/** `2022-Q1` → `Quý I/2022`. */
export const nameOfPeriod = (id: string): string => {
  const period = parsePeriod(id);
  return period ? periodName(period) : id;
};
