export { DueDates } from './DueDates.tsx';
