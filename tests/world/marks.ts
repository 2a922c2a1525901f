import type { Marks, MarksBy } from './single-connection.ts';

const plain: Marks = {
  begin: 'savepoint work',
  commit: 'release savepoint work',
  rollback: 'rollback to savepoint work; release savepoint work',
};

/** Transactions as savepoints inside an outer one that a test rolls back; the role and the scope end with them as they would with a transaction. */
export const savepointMarks: MarksBy = {
  owner: plain,
  application: (role) => ({
    ...plain,
    begin: `savepoint work; set local role ${role}; set local app.scope = ''; set local app.unit = ''; set local plan_cache_mode = auto`,
    commit: `set local role none; set local app.scope = ''; set local app.unit = ''; release savepoint work`,
  }),
};
