import { letterDay, letterNumber, openDay } from './letter-day.ts';
import type { PaperSection } from './paper.ts';

/** Who issues a document and how it is signed (NĐ 30/2020, Điều 8 and Phụ lục I). */
export type Letterhead = {
  /** `UBND TỈNH CAO BẰNG`. */
  readonly superior: string;
  /** `BAN DÂN TỘC`. */
  readonly issuer: string;
  /** The same inside a sentence: `Ban Dân tộc`. */
  readonly issuerName: string;
  /** The issuer's own letters in the number of its documents: `BDT`. */
  readonly letters: string;
  /** Where the document is signed: `Cao Bằng`. */
  readonly place: string;
  readonly signerTitle: string;
};

/** What the asker fills in; all else follows from the units and the figures. */
export type LetterChoice = {
  readonly number?: string;
  readonly day?: string;
  readonly signerTitle?: string;
  readonly signer?: string;
};

export type DocumentKind = 'BÁO CÁO' | 'DANH SÁCH' | 'DANH MỤC';

/** A document of Nghị định 30/2020/NĐ-CP as plain data; the PDF and the workbook are made from it. */
export type OfficialDocument = {
  readonly kind: DocumentKind;
  readonly head: Letterhead;
  readonly number: string;
  readonly day: string;
  /** Trích yếu. */
  readonly subject: string;
  /** Paragraphs before the tables. */
  readonly opening: readonly string[];
  readonly sections: readonly PaperSection[];
  readonly recipients: readonly string[];
  readonly signerTitle: string;
  readonly signer: string;
  readonly marks: readonly string[];
};

type Facts = Pick<OfficialDocument, 'kind' | 'head' | 'subject' | 'opening' | 'sections' | 'marks'> & {
  readonly today: string;
};

/** What stands before the issuer's letters in a document's number. */
const kindLetters: Record<DocumentKind, string> = { 'BÁO CÁO': 'BC', 'DANH SÁCH': 'DS', 'DANH MỤC': 'DM' };

/** The document with what was chosen; number and day are left open for the pen where nothing was. */
export const officialDocument = ({ today, ...facts }: Facts, choice: LetterChoice): OfficialDocument => ({
  ...facts,
  number: choice.number ? letterNumber(choice.number) : `………/${kindLetters[facts.kind]}-${facts.head.letters}`,
  day: choice.day ? letterDay(choice.day) : openDay(today.slice(0, 4)),
  recipients: [`${facts.head.superior} (để báo cáo);`, 'Lưu: VT.'],
  signerTitle: choice.signerTitle ?? facts.head.signerTitle,
  signer: choice.signer ?? '',
});
