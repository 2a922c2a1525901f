/** A unit as it stands on the day of the document. */
export type LetterUnit = { readonly kind: string; readonly code: string; readonly name: string; readonly fullName: string; readonly agencyName: string | null };

export type Letterhead = {
  /** `UBND TỈNH CAO BẰNG`. */
  readonly superior: string;
  /** `BAN DÂN TỘC`. */
  readonly issuer: string;
  /** What stands after the number: `BC-BDT`. */
  readonly codeLetters: string;
  /** Where the document is signed: `Cao Bằng`. */
  readonly place: string;
  readonly signerTitle: string;
};

const upper = (text: string): string => text.toLocaleUpperCase('vi');

/** `Ban Dân tộc tỉnh Cao Bằng` under `Tỉnh Cao Bằng` is `Ban Dân tộc`: the superior's line already names the province. */
const withoutArea = (name: string, area: string): string => {
  const at = upper(name).lastIndexOf(` ${upper(area)}`);
  return at > 0 && at + area.length + 1 === name.length ? name.slice(0, at) : name;
};

/**
 * The head of a document (NĐ 30/2020, Điều 8 and Phụ lục I): superior, issuer, code letters, place, who signs. Districts and
 * communes issue through their People's Committee.
 */
export const letterhead = (issuer: LetterUnit, superior: LetterUnit, province: LetterUnit): Letterhead => {
  const isArea = issuer.kind === 'commune' || issuer.kind === 'district';
  const above = isArea ? superior : province;
  return {
    superior: upper(`UBND ${above.fullName}`),
    issuer: upper(isArea ? `UBND ${issuer.fullName}` : withoutArea(issuer.agencyName ?? issuer.fullName, province.fullName)),
    codeLetters: isArea ? 'BC-UBND' : `BC-${issuer.code}`,
    place: isArea ? issuer.name : province.name,
    signerTitle: isArea ? 'TM. ỦY BAN NHÂN DÂN' : issuer.kind === 'board' ? 'TRƯỞNG BAN' : 'THỦ TRƯỞNG ĐƠN VỊ',
  };
};
