export { type RecordedEvent, recordEvent, recordSystemEvent, trailOf } from './record.ts';
