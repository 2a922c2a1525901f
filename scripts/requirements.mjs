// `npm run requirements`: every requirement of this release with the tests that show it, from the last `npm test`.
// Exits non-zero when one has no test or a test of it failed. `--json` for programs.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countLines } from './lines.mjs';
import { root } from './prepare.mjs';

const wanted = JSON.parse(readFileSync(join(root, 'docs', 'requirements.json'), 'utf8'));
const results = join(root, 'test-results');

const tests = existsSync(results)
  ? readdirSync(results)
      .filter((name) => name.endsWith('.json') && name !== 'summary.json')
      .flatMap((name) => {
        const { testResults } = JSON.parse(readFileSync(join(results, name), 'utf8'));
        return testResults.flatMap(({ assertionResults }) =>
          assertionResults.map(({ fullName, status }) => ({
            title: fullName.trim(),
            status,
            run: name.replace('.json', ''),
          })),
        );
      })
  : [];

/** `R1` must not find `R12`. */
const names = (title, id) => new RegExp(`\\b${id}\\b`).test(title);

const report = wanted.map(({ id, words }) => {
  const own = tests.filter(({ title }) => names(title, id));
  const failed = own.filter(({ status }) => status !== 'passed').map(({ title, run }) => `${title} (${run})`);
  return {
    id,
    words,
    tests: [...new Set(own.map(({ title }) => title))],
    failed,
    met: own.length > 0 && failed.length === 0,
  };
});

if (process.argv.includes('--json')) console.log(JSON.stringify(report, null, 2));
else {
  if (tests.length === 0) console.log('Chưa có kết quả kiểm thử: chạy `npm test` trước.\n');
  for (const { id, words, tests: shown, failed, met } of report) {
    console.log(`${met ? '✓' : '✗'} ${id}  ${words}`);
    for (const title of shown) console.log(`    ${title}`);
    for (const title of failed) console.log(`    FAILED ${title}`);
    if (shown.length === 0) console.log('    no test');
  }
  console.log(`\n${report.filter(({ met }) => met).length} of ${report.length} requirements shown`);
  const { tests: lines, source, ratio } = countLines();
  console.log(`${lines} lines of tests and fixtures, ${source} of source: ${ratio.toFixed(2)}`);
}
process.exitCode = report.every(({ met }) => met) ? 0 : 1;
