export { compareRule } from './jobs.ts';
export { casesWaiting, type WaitingCase } from './waiting.ts';
