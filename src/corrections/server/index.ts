export { requestsWaiting, type WaitingRequest } from './waiting.ts';
