// `npm test`: installs what is missing, then runs every check and test and adds up what they counted.
// `npm test -- --only=types,http-embedded` runs some of the stages; `npm test -- --all` runs the HTTP tests whole on the embedded engine too.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { installMachine } from './machine.mjs';
import { build, installPackages, root } from './prepare.mjs';

const only = process.argv
  .find((arg) => arg.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const all = process.argv.includes('--all');
const results = join(root, 'test-results');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const totals = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
const failures = [];

const count = (name, passed, failed, skipped, seconds) => {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
  lines.push(
    `${name.padEnd(22)}${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${String(skipped).padStart(4)} skipped ${seconds.toFixed(1).padStart(8)} s`,
  );
};

const execute = (command, args, environment = {}) =>
  spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  }).status === 0;

/** A check that either holds or does not counts as one. */
const check = (name, command, args) => ({ name, run: () => (execute(command, args) ? [1, 0, 0] : [0, 1, 0]) });

/** What did not hold, told once more beside the totals: a long output is often read, or kept, from its end alone. */
const tellFailures = (name, suites) => {
  for (const { name: file, message, assertionResults } of suites) {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    for (const { fullName, failureMessages } of failed)
      failures.push(`${name}: ${relative(root, file)}: ${fullName}\n${failureMessages.join('\n')}`);
    if (message && failed.length === 0) failures.push(`${name}: ${relative(root, file)}\n${message}`);
  }
};

/** Tests count one by one, from the runner's own report, which `npm run requirements` reads later. */
const tests = (name, args, environment) => ({
  name,
  run: () => {
    const report = join(results, `${name}.json`);
    const held = execute(
      bin('vitest'),
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
      environment,
    );
    if (!existsSync(report)) return [0, 1, 0];
    const {
      numPassedTests = 0,
      numFailedTests = 0,
      numPendingTests = 0,
      numTodoTests = 0,
      numFailedTestSuites = 0,
      testResults = [],
    } = JSON.parse(readFileSync(report, 'utf8'));
    tellFailures(name, testResults);
    const failed = numFailedTests === 0 && (!held || numFailedTestSuites > 0) ? 1 : numFailedTests;
    return [numPassedTests, failed, numPendingTests + numTodoTests];
  },
});

const stages = [
  check('types', bin('tsc'), ['-b', '--checkers', '1']),
  check('lint', bin('biome'), ['check', '--error-on-warnings', '.']),
  check('openapi', process.execPath, ['scripts/openapi-check.mjs']),
  tests('pure', ['--project=pure']),
  tests('http-postgres', ['--project=http'], { TEST_ENGINE: 'postgres' }),
  tests('http-embedded', ['--project=http'], { TEST_ENGINE: 'embedded', TEST_PART: all ? 'all' : 'engine' }),
  tests('process', ['--project=process']),
  tests('browser', ['--project=browser']),
];

installPackages();
installMachine();
build();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
for (const { name, run } of stages.filter((stage) => !only || only.includes(stage.name))) {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const [passed, failed, skipped] = run();
  count(name, passed, failed, skipped, (performance.now() - start) / 1000);
}
writeFileSync(join(results, 'summary.json'), JSON.stringify(totals));
if (failures.length > 0) console.log(`\nDid not hold:\n\n${failures.join('\n\n')}`);
console.log(`\n${lines.join('\n')}\n`);
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;
