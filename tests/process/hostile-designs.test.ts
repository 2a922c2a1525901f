import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/config/project-root.ts';

const MEGABYTES = 512;
/** Of processor time, which a busy machine does not lengthen. */
const SECONDS = 5;

type Outcome = { readonly said: readonly string[]; readonly seconds: number; readonly megabytes: number };

const tried = (design: string): Outcome => {
  const script = join(projectRoot, 'dist/node/tests/load/hostile-design.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${MEGABYTES}`, script, design],
    { encoding: 'utf8', timeout: 110_000 },
  );
  if (status !== 0) throw new Error(`${design}: ${status} ${stderr.slice(-1_000)}`);
  return JSON.parse(stdout);
};

it.each([
  ['cells', /20\.000 ô/],
  ['brackets', /dài quá|lồng nhau/],
  ['signs', /lồng nhau/],
  ['sums', /đọc quá nhiều ô|đi vòng/],
  ['circle', /các phiếu đi vòng/],
  ['lookAlike', /bảng chữ khác/],
  ['rows', /dòng trống/],
])('R14 a hostile design (%s) is refused with a sentence, within five seconds and 512 MB', (design, sentence) => {
  const { said, seconds, megabytes } = tried(design);
  expect(said.join(' ')).toMatch(sentence);
  expect({ seconds, megabytes, held: seconds <= SECONDS && megabytes <= MEGABYTES }).toMatchObject({ held: true });
});
