/** A unit as it stands on the day of the document. */
export type LetterUnit = {
  readonly kind: string;
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly agencyName: string | null;
};

export type Letterhead = {
  /** `UBND TỈNH CAO BẰNG`. */
  readonly superior: string;
  /** `BAN DÂN TỘC`. */
  readonly issuer: string;
  /** The same inside a sentence: `Ban Dân tộc`. */
  readonly issuerName: string;
  /** What stands after the number: `BC-BDT`. */
  readonly codeLetters: string;
  /** Where the document is signed: `Cao Bằng`. */
  readonly place: string;
  readonly signerTitle: string;
};

const upper = (text: string): string => text.toLocaleUpperCase('vi');

const named = (name: string) => ({ issuer: upper(name), issuerName: name });

/** `Ban Dân tộc tỉnh Cao Bằng` under `Tỉnh Cao Bằng` is `Ban Dân tộc`: the superior's line already names the province. */
const withoutArea = (name: string, area: string): string => {
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
        codeLetters: 'BC-UBND',
        place: issuer.name,
        signerTitle: 'TM. ỦY BAN NHÂN DÂN',
      };
    case 'district': {
      const office = issuer.agencyName ?? `UBND ${issuer.fullName}`;
      return {
        superior: upper(`UBND ${issuer.fullName}`),
        ...named(withoutArea(office, issuer.fullName)),
        codeLetters: 'BC-PDT',
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
        codeLetters: `BC-${issuer.code}`,
        place: province.name,
        signerTitle,
      };
    }
  }
};
