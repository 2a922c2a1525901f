/** The last statement of a transaction begins so: a pool may send it together with the commit (`run-last.ts`, `preparing-pool.ts`). */
export const LAST = '/* last */';
