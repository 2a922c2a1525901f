import { expect, it } from 'vitest';
import { createLog } from './log.ts';

it('R54 secrets do not reach the log, and a forged line stays inside one JSON line', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  log.info(
    {
      password: 'canary',
      body: { next: 'canary' },
      request: { headers: { cookie: 'session=canary' } },
      agent: 'x\n{"level":60}',
    },
    'thử',
  );
  log.debug('không ghi');
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain('canary');
  expect(JSON.parse(lines[0] ?? '').agent).toBe('x\n{"level":60}');
});
