import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { problem } from '../problems/catalogue.ts';
import { printable } from '../text/printable.ts';
import { withNamedLetters } from './font-letters.ts';
import { breakAnywhere } from './rules/break-anywhere.ts';
import { templateFolder } from './templates.ts';

export type Template = 'statistical' | 'report';
type Output = 'pdf' | 'svg';
type Answer = { readonly id: number; readonly paper?: Uint8Array; readonly problem?: string };
type Job = {
  readonly resolve: (paper: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
};
type Press = {
  readonly child: ChildProcess;
  readonly jobs: Map<number, Job>;
  printed: number;
  idle: NodeJS.Timeout | undefined;
};

/** The compiler's process is let go after so many papers, or when nobody prints for a while: its memory goes with it. */
const RECYCLE_AFTER = 40;
const IDLE_MS = 20_000;
const LONGEST_MS = 60_000;

let current: Press | undefined;
let lastId = 0;

/** Words beyond this are broken where nothing is known of their place: the narrowest half of a page's head, in ems. */
const WIDEST_WORD = 12;

/**
 * The paper as the compiler takes it: what people typed may hold marks that break it, letters that the font lacks (named instead, and said
 * at the end of the paper) and words wider than their place.
 */
const settled = (data: object): string => {
  const lacked = new Set<string>();
  const text = JSON.stringify(data, (_key, value: unknown) =>
    typeof value === 'string' ? breakAnywhere(withNamedLetters(printable(value), lacked), WIDEST_WORD) : value,
  );
  return JSON.stringify({ ...JSON.parse(text), lacked: [...lacked] });
};

/** Makes a PDF from a template and its data in the child process. Throws `unavailable` when that takes over a minute. */
export const printPdf = (template: Template, data: object): Promise<Uint8Array> => print(template, data, 'pdf');

/** The same pages as a picture, one below the other (SVG, texts as outlines): what the PDF will look like, for a page that may embed nothing. */
export const printPages = (template: Template, data: object): Promise<Uint8Array> => print(template, data, 'svg');

const print = (template: Template, data: object, output: Output): Promise<Uint8Array> => {
  const press = current ?? openPress();
  clearTimeout(press.idle);
  press.printed++;
  if (press.printed >= RECYCLE_AFTER) current = undefined;
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => press.child.kill('SIGKILL'), LONGEST_MS);
    press.jobs.set(id, { resolve, reject, timer });
    holdLoop(press.child, true);
    press.child.send({ id, template, output, data: settled(data) });
  });
};

/** Lets the child process go; the next print starts another. */
export const closePrinter = (): void => {
  const press = current;
  current = undefined;
  if (press) retire(press);
};

const openPress = (): Press => {
  const child = fork(join(templateFolder, 'child.mjs'), [], {
    serialization: 'advanced',
    execArgv: [],
    env: { NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const press: Press = { child, jobs: new Map(), printed: 0, idle: undefined };
  child.on('message', (answer: Answer) => finish(press, answer));
  child.on('exit', () => breakOff(press));
  child.on('error', () => breakOff(press));
  current = press;
  return press;
};

/** While nothing is being printed the child does not keep this process alive. */
const holdLoop = (child: ChildProcess, hold: boolean): void => {
  if (hold) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
};

const finish = (press: Press, { id, paper, problem: words }: Answer): void => {
  const job = press.jobs.get(id);
  press.jobs.delete(id);
  if (press.jobs.size === 0) rest(press);
  if (!job) return;
  clearTimeout(job.timer);
  if (paper) job.resolve(paper);
  else job.reject(new Error(`paper not printed: ${words}`));
};

const rest = (press: Press): void => {
  holdLoop(press.child, false);
  if (press !== current) {
    retire(press);
    return;
  }
  press.idle = setTimeout(() => {
    if (press === current) current = undefined;
    retire(press);
  }, IDLE_MS);
  press.idle.unref();
};

const retire = (press: Press): void => {
  clearTimeout(press.idle);
  if (press.jobs.size === 0 && press.child.connected) press.child.disconnect();
};

const breakOff = (press: Press): void => {
  if (press === current) current = undefined;
  for (const job of press.jobs.values()) {
    clearTimeout(job.timer);
    job.reject(
      problem('unavailable', { detail: 'Chưa in được vì bản in quá lớn hoặc hệ thống đang bận. Thử lại sau ít phút.' }),
    );
  }
  press.jobs.clear();
};
