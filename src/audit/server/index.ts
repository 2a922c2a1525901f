export { type RecordedEvent, recordEvent } from './record.ts';
