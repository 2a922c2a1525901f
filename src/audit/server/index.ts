export { trailOf } from './record.ts';
