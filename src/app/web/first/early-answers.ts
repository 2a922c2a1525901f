/**
 * What the page will ask the server first, asked while the page's own code is still on its way (ask-first.ts). The addresses stand here
 * as text and not as contracts: this piece must stay small enough to come before everything else.
 */
export const early = { me: '/api/session', site: '/api/site', workList: '/api/work-list' } as const;

/** Pages without a menu: they show the site's name and do not ask who is signed in. */
const outside = ['/dang-nhap', '/doi-mat-khau', '/xac-thuc-hai-lop', '/thiet-lap'];

/** By address; undefined where it turned out that the question is not to be asked. */
export type EarlyAnswers = Map<string, Promise<Response | undefined>>;

/** Whoever must first change an issued password is refused everything else. */
const mayWork = async (me: Response): Promise<boolean> => {
  if (!me.ok) return false;
  const { mustChangePassword }: { mustChangePassword?: unknown } = await me.clone().json();
  return mustChangePassword === false;
};

/**
 * Asks what the page at `path` needs first: every page with a menu shows the session and the number of tasks. Where the tasks were
 * answered the last time (`worksHere`) both are asked at once; else the tasks wait for the session, so that nobody is refused.
 */
export const askEarly = (
  path: string,
  ask: (address: string) => Promise<Response>,
  worksHere: boolean,
): EarlyAnswers => {
  const answers: EarlyAnswers = new Map();
  if (outside.includes(path)) answers.set(early.site, ask(early.site));
  else {
    const me = ask(early.me);
    const askList = async () => (worksHere || (await mayWork(await me)) ? ask(early.workList) : undefined);
    answers.set(early.me, me).set(early.workList, askList());
  }
  // A failure is told where the answer is taken.
  for (const answer of answers.values()) answer.catch(() => undefined);
  return answers;
};
