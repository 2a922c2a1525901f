/**
 * The HTTP tests that are about the database engine itself. All of them run on PostgreSQL, which installations use; on the embedded engine
 * these, unless the run asks for everything (decision 24). What a person does there is tried by the browser's and the processes' tests as well.
 */
export const enginePart: readonly string[] = [
  // Schema, constraints, roles, rows by scope, sealed columns, jobs, sets of statements; a database of a release.
  'tests/http/**/*.test.ts',
  'tests/migrations/*.test.ts',
  // Units in time: ranges of days, closures.
  'src/units/server/**/*.test.ts',
  // Lists of units over ranges of days, held by exclusion constraints.
  'src/classifications/server/**/*.test.ts',
  // Definitions and figures as they are stored and read again: jsonb, numeric arrays.
  'src/forms/server/**/*.test.ts',
  'src/submissions/server/**/*.test.ts',
  'src/totals/server/**/*.test.ts',
  // The whole route, and its locks.
  'src/review/server/**/*.test.ts',
  // What approved figures admit, and rules that run by trigger when a figure changes.
  'src/corrections/server/**/*.test.ts',
  'src/discrepancies/server/**/*.test.ts',
  // The trail: appended only, sealed, verified byte by byte.
  'src/audit/server/**/*.test.ts',
];
