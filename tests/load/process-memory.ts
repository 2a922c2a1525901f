import { readdirSync, readFileSync } from 'node:fs';

export type Memory = { readonly peak: number; readonly now: number };

const MB = 1024;

const statusOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
};

const field = (status: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);

/** Resident memory of a process in MB: the most it ever had (VmHWM) and what it has (VmRSS). */
export const memoryOf = (pid: number): Memory => {
  const status = statusOf(pid);
  return { peak: field(status, 'VmHWM') / MB, now: field(status, 'VmRSS') / MB };
};

const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => field(statusOf(candidate), 'PPid') === pid);

/** What a process and all those it started hold together at this moment, in MB. */
const treeNow = (pid: number): number =>
  memoryOf(pid).now + childrenOf(pid).reduce((sum, child) => sum + treeNow(child), 0);

/** Samples a process with its children until stopped; `stop` gives the most they held together, in MB. */
export const watchTree = (pid: number): { readonly stop: () => number } => {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, treeNow(pid));
  }, 50);
  return {
    stop: () => {
      clearInterval(timer);
      return most;
    },
  };
};
