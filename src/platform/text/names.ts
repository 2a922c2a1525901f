/** Whom sentences name: who manages the system, and the telephone of its support (Quy chế, Đ4 and Đ8). */
export type Names = { readonly board: string; readonly phone: string };

/** What the regulation calls them: until the installation has said what holds. */
const byRegulation: Names = { board: 'Ban Dân tộc', phone: '' };

let told = byRegulation;

/** What holds, told by the installation (`policy/server/names-in-force.ts`); a page learns it with its session. Read when a sentence is made, never kept. */
export const names = {
  get board(): string {
    return told.board;
  },
  /** Whom to call: `Ban Dân tộc, điện thoại …`, or without a number while there is none. */
  get support(): string {
    return told.phone === '' ? told.board : `${told.board}, điện thoại ${told.phone}`;
  },
};

export const tellNames = (now: Names): void => {
  told = now;
};
