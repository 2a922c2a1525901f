/** What is wrong with a definition: where (`DT01 › A › A07`), at which character of the formula, and what to do about it. */
export type DefinitionProblem = {
  readonly where: string;
  readonly position?: number;
  /** How many characters of the formula are meant. */
  readonly length?: number;
  /** The check that it is about; else `where` ends with a row, a column or a cell. */
  readonly check?: string;
  /** What of the place, where it is not its formula. */
  readonly field?: 'condition';
  readonly message: string;
};

/** A definition that cannot be used, with everything that is wrong with it. */
export class FormDefinitionError extends Error {
  readonly problems: readonly DefinitionProblem[];

  constructor(problems: readonly DefinitionProblem[]) {
    super(problems.map((problem) => `${problem.where}: ${problem.message}`).join('\n'));
    this.name = 'FormDefinitionError';
    this.problems = problems;
  }
}

/** Gathers problems once each: a row's formula is compiled for every column, but is wrong only once. */
export type Problems = {
  readonly all: DefinitionProblem[];
  readonly add: (problem: DefinitionProblem) => void;
};

export const gatherProblems = (): Problems => {
  const seen = new Set<string>();
  const all: DefinitionProblem[] = [];
  const add = (problem: DefinitionProblem): void => {
    const key = `${problem.where}\n${problem.position ?? ''}\n${problem.message}`;
    if (seen.has(key)) return;
    seen.add(key);
    all.push(problem);
  };
  return { all, add };
};
