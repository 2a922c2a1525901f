export { actionWords } from './messages.ts';
