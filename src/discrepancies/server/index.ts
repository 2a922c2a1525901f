export { casesWaiting, type WaitingCase } from './waiting.ts';
