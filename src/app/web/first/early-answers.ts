/**
 * What the page will ask the server first, asked while the page's own code is still on its way (see ask-first.ts). Addresses stand
 * here as text and not as contracts, so that this piece stays small enough to come before everything else.
 */
export const early = { me: '/api/session', site: '/api/site', workList: '/api/work-list' } as const;

/** Pages outside of the frame: they show the site and do not ask who is signed in. */
const outside = ['/dang-nhap', '/doi-mat-khau', '/xac-thuc-hai-lop', '/thiet-lap'];

/** By address; undefined where it turned out that the question is not to be asked. */
export type EarlyAnswers = Map<string, Promise<Response | undefined>>;
type Fetch = (address: string, request: RequestInit) => Promise<Response>;

/** The work list is the frame's own question on every page, but may be asked only by those who may work already. */
const mayWork = async (me: Response): Promise<boolean> => {
  if (!me.ok) return false;
  const { mustChangePassword }: { mustChangePassword?: unknown } = await me.clone().json();
  return mustChangePassword === false;
};

/**
 * Asks what the page at `path` needs first, the second question as soon as the first answer allows it, or at once where it is likely to
 * (`worksHere`). What was asked in vain is not handed on.
 */
export const askEarly = (path: string, fetchIt: Fetch, worksHere = false): EarlyAnswers => {
  const ask = async (address: string): Promise<Response> => {
    const answer = await fetchIt(address, { headers: { accept: 'application/json' }, credentials: 'same-origin' });
    // Read to its end here: an answer that nobody takes must not keep its connection. Not as a blob, which browsers keep in another process.
    return new Response(await answer.arrayBuffer(), { status: answer.status, headers: answer.headers });
  };
  const answers: EarlyAnswers = new Map();
  if (outside.includes(path)) answers.set(early.site, ask(early.site));
  else {
    const me = ask(early.me);
    const list = worksHere ? ask(early.workList) : undefined;
    list?.catch(() => undefined);
    answers.set(early.me, me);
    answers.set(
      early.workList,
      me.then(mayWork).then((may) => (may ? (list ?? ask(early.workList)) : undefined)),
    );
    answers.set(
      early.site,
      me.then(({ status }) => (status === 401 ? ask(early.site) : undefined)),
    );
  }
  // A failure is told where the answer is taken.
  for (const answer of answers.values()) answer.catch(() => undefined);
  return answers;
};
