import { askEarly, type EarlyAnswers, early } from '../first/early-answers.ts';
import { forgetPicture, noteWork, worksHere } from '../first/kept-picture.ts';
import { base } from './kept.ts';

/** Milliseconds after which an answer that the page did not fetch is too old to be shown as the present. */
const LIFE = 10_000;

/** The first answers for each page on its way, by the browser's name for the page. */
const asked = new Map<string, Promise<EarlyAnswers>>();

const ask = async (path: string): Promise<EarlyAnswers> => {
  const answers = askEarly(
    path,
    (address, request) => fetch(base + address, request),
    await worksHere(base).catch(() => false),
  );
  // Taken at once: what the page has fetched is no longer among them.
  const [me, list] = [answers.get(early.me), answers.get(early.workList)];
  const remember = async (): Promise<void> => {
    if ((await me)?.status === 401) await forgetPicture(base);
    else if ((await list)?.ok) await noteWork(base);
  };
  void remember().catch(() => undefined);
  return answers;
};

/** Asks what the page at `path` will ask first, while the browser still sets up the page for it. */
export const askFor = (path: string, client: string): Promise<EarlyAnswers> => {
  const asking = ask(path);
  // A browser that does not tell whose page it will be lets the page ask again.
  if (client === '') return asking;
  asked.set(client, asking);
  setTimeout(() => asked.delete(client), LIFE);
  return asking;
};

const questions: readonly string[] = Object.values(early);

/** What was asked for this page, where this is one of its first questions. */
export const askedFor = ({ pathname, search }: URL, client: string): Promise<EarlyAnswers> | undefined =>
  search === '' && questions.includes(pathname.slice(base.length)) ? asked.get(client) : undefined;

/** Whatever is written may change what the answers say. */
export const forgetAnswers = (client: string): void => void asked.delete(client);

/** Each answer serves the page's first question for it. */
export const answerOnce = async (request: Request, path: string, asking: Promise<EarlyAnswers>): Promise<Response> => {
  const answers = await asking;
  const answer = answers.get(path);
  answers.delete(path);
  return (await answer)?.clone() ?? fetch(request);
};
