import { formatDay } from '../../platform/text/vietnamese.ts';

/** A group on a day, as far as it is said. */
export type GroupSaid = {
  readonly schemeTitle: string;
  readonly label: string;
  readonly day: string;
  readonly legalBasis: string;
  readonly illustrative: boolean;
  readonly complete: boolean;
};

/** `Khu vực III (Khu vực theo trình độ phát triển), tại ngày 31/12/2021`: beside a total. */
export const groupShort = ({ label, schemeTitle, day }: GroupSaid): string =>
  `${label} (${schemeTitle}), tại ngày ${formatDay(day)}`;

/** The whole sentence: which units a total is of, as of which day and by which document; what a list known in part leaves out. */
export const groupSentence = (said: GroupSaid): string => {
  const marks = said.illustrative ? ', danh sách minh họa' : '';
  const partly = said.complete ? '' : ' Danh sách này chưa đủ: đơn vị chưa biết thuộc nhóm nào không được tính.';
  return `Chỉ tính các đơn vị thuộc ${groupShort(said)}, theo ${said.legalBasis}${marks}.${partly}`;
};
