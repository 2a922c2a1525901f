export { type RecordedEvent, recordEvent, trailOf } from './record.ts';
