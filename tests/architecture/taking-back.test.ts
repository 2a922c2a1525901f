import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { manifests } from '../../src/app/manifests.ts';
import { projectRoot } from '../../src/platform/config/project-root.ts';

/** Looking changes nothing for others. */
const LOOKS = /\.(read|print|export|download|prove)$/;

it('R15 docs/taking-back.md says of each act of a person whether and until when it can be taken back', () => {
  const acts = manifests
    .flatMap(({ trail }) => Object.entries(trail?.actions ?? {}))
    .filter(
      ([name, { by, result }]) => by !== 'system' && result === 'done' && (!LOOKS.test(name) || name === 'notice.read'),
    )
    .map(([name]) => name);
  const said = new Set(
    readFileSync(join(projectRoot, 'docs/taking-back.md'), 'utf8')
      .split('\n')
      .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name)),
  );
  expect(acts.filter((name) => !said.has(name))).toEqual([]);
  const known = manifests.flatMap(({ trail }) => Object.keys(trail?.actions ?? {}));
  expect([...said].filter((name) => !known.includes(name ?? ''))).toEqual([]);
});
