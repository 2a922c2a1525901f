import type { Letterhead } from '../../platform/print/rules/official-document.ts';

/** A unit as it stands on the day of the document. */
export type LetterUnit = {
  readonly kind: string;
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly agencyName: string | null;
};

const upper = (text: string): string => text.toLocaleUpperCase('vi');

const named = (name: string) => ({ issuer: upper(name), issuerName: name });

/** `Ban Dân tộc tỉnh Cao Bằng` under `Tỉnh Cao Bằng` is `Ban Dân tộc`: the superior's line already names the province. */
export const withoutArea = (name: string, area: string): string => {
  const at = upper(name).lastIndexOf(` ${upper(area)}`);
  return at > 0 && at + area.length + 1 === name.length ? name.slice(0, at) : name;
};

/**
 * The head of a document (NĐ 30/2020, Điều 8 and Phụ lục I): superior, issuer, code letters, place, who signs. A commune issues
 * through its People's Committee, a district through its office of ethnic affairs, an office of the province under its own name.
 */
export const letterhead = (issuer: LetterUnit, above: LetterUnit, province: LetterUnit): Letterhead => {
  switch (issuer.kind) {
    case 'commune':
      return {
        superior: upper(`UBND ${above.fullName}`),
        ...named(`UBND ${issuer.fullName}`),
        letters: 'UBND',
        place: issuer.name,
        signerTitle: 'TM. ỦY BAN NHÂN DÂN',
      };
    case 'district': {
      const office = issuer.agencyName ?? `UBND ${issuer.fullName}`;
      return {
        superior: upper(`UBND ${issuer.fullName}`),
        ...named(withoutArea(office, issuer.fullName)),
        letters: 'PDT',
        place: issuer.name,
        signerTitle: 'TRƯỞNG PHÒNG',
      };
    }
    default: {
      const name = withoutArea(issuer.agencyName ?? issuer.fullName, province.fullName);
      const signerTitle = issuer.kind === 'board' ? 'TRƯỞNG BAN' : 'THỦ TRƯỞNG ĐƠN VỊ';
      return {
        superior: upper(`UBND ${province.fullName}`),
        ...named(name),
        letters: issuer.code,
        place: province.name,
        signerTitle,
      };
    }
  }
};
