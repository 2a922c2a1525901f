export { sealPlaces } from './jobs.ts';
export { listBatches, PUBLIC_KEY_FILE, writeDurably } from './outside.ts';
export { trailOf } from './record.ts';
export { verdictWords } from './verdict-words.ts';
export { type Verdict, verifyTrail } from './verify.ts';
