import type { AuditRow } from '../contract.ts';
import { words } from './messages.ts';
import type { PeriodWords, Readers } from './readers.ts';

/** A form, or a form in a period, is recorded as `DT01` or `DT01 2021`. */
const formWords = (id: string, periodWords: PeriodWords): string => {
  const [form = '', period] = id.split(' ');
  return period === undefined ? form : `${form} · ${periodWords(period)}`;
};

/** What a line of the trail is about, in words: `Phiếu số liệu: DT01 · Năm 2021 · Xã Đàm Thủy, huyện Trùng Khánh`. */
export const aboutWords = ({ objectType, objectId, about }: AuditRow, readers: Omit<Readers, 'unit'>): string => {
  const { period: periodWords, trail } = readers;
  const kind = trail.objects[objectType] ?? objectType;
  const name = about
    ? [about.form ?? '', about.period === null ? '' : periodWords(about.period), about.name]
        .filter((part) => part !== '')
        .join(' · ')
    : objectType === 'form' && objectId !== null
      ? formWords(objectId, periodWords)
      : (objectId ?? '');
  return name === '' ? kind : words.aboutLine(kind, name);
};
