// `node tests/outside/run.mjs`: scanners from outside (Debian's wapiti and sqlmap) on the demonstration, signed in. Installs nothing.
// `--built` takes dist as it is. Prints findings of medium and above and ends with 1 when there is one. `--only=wapiti` or `--only=sqlmap` runs one of them, `--as=nhat.ky` as one person.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, root } from '../../scripts/prepare.mjs';
import { demandSignedIn, signInAgain, targets } from './targets.mjs';

const option = (name) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const only = option('only');
/** Modules that need nothing from the network outside. */
const MODULES =
  'backup,blindsql,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,shellshock,sql,xss';
const MEDIUM = 2;

const missing = ['wapiti', 'sqlmap'].filter((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);
if (missing.length > 0) {
  console.error(`Chưa có ${missing.join(', ')}. Cài từ Debian: apt-get install ${missing.join(' ')}`);
  process.exit(2);
}

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const startProduct = async (dataDirectory) => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(root, 'dist/server/main.js'), '--demo'], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDirectory,
      DATABASE_URL: '',
      // The scanners ask faster than any office: with the limit on they would look at refusals only.
      REQUESTS_PER_MINUTE: '9999999',
      PUBLIC_URL: '',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let tries = 0; tries < 6000; tries += 1) {
    const ready = await fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return { url, stop: () => child.kill('SIGTERM') };
    if (child.exitCode !== null) throw new Error('the server did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error('the server was not ready in time');
};

const execute = (command, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
    child.once('error', reject);
    child.once('exit', () => resolve(text));
  });

/** Each finding of medium or above as `[tool, what, where]`. */
const wapiti = async (url, addresses, cookie, scratch) => {
  const report = join(scratch, 'wapiti.json');
  rmSync(report, { force: true });
  const starts = addresses
    .filter((address) => !address.startsWith('/api/print/'))
    .flatMap((address) => ['-s', url + address]);
  const limits = ['--max-attack-time', '90', '--max-scan-time', '1200', '-d', '3', '--max-links-per-page', '50'];
  const places = ['--store-session', scratch, '--store-config', scratch, '-f', 'json', '-o', report];
  const text = await execute('wapiti', [
    ...[
      '-u',
      `${url}/`,
      ...starts,
      '-m',
      MODULES,
      '-H',
      `Cookie: ${cookie}`,
      '-v',
      '0',
      '--no-bugreport',
      '--flush-session',
    ],
    ...limits,
    ...places,
  ]);
  if (!existsSync(report)) throw new Error(`wapiti gave no report:\n${text.slice(-2000)}`);
  const { vulnerabilities, anomalies } = JSON.parse(readFileSync(report, 'utf8'));
  return Object.entries({ ...vulnerabilities, ...anomalies }).flatMap(([kind, list]) =>
    list.map(({ level, path, parameter, info }) => ({
      tool: 'wapiti',
      level,
      what: `${kind}: ${info}`,
      where: `${path} ${parameter ?? ''}`,
    })),
  );
};

const sqlmap = async (url, addresses, cookie, scratch) => {
  const list = join(scratch, 'addresses.txt');
  const results = join(scratch, 'results.csv');
  // An id in the path is tried too: the mark says where.
  const marked = addresses
    .filter((address) => /[?]|[0-9a-f-]{36}|DT01/.test(address))
    .map((address) => url + (address.includes('?') ? address : address.replace(/([0-9a-f-]{36}|DT01)/, '$1*')));
  if (marked.length === 0) return [];
  writeFileSync(list, `${marked.join('\n')}\n`);
  rmSync(results, { force: true });
  const manner = ['--batch', '--level=2', '--risk=2', '--technique=BEUS', '--dbms=PostgreSQL', '--threads=2'];
  const places = [`--output-dir=${scratch}`, `--results-file=${results}`, '--flush-session', '--disable-coloring'];
  await execute('sqlmap', ['-m', list, `--cookie=${cookie}`, '--timeout=20', ...manner, ...places]);
  const lines = existsSync(results) ? readFileSync(results, 'utf8').trim().split('\n').slice(1) : [];
  return lines
    .filter((line) => line.split(',')[2])
    .map((line) => ({
      tool: 'sqlmap',
      // Its own second look takes back what a workbook that differs each time made it suspect.
      level: line.includes('false positive or unexploitable') ? 1 : 4,
      what: 'SQL injection',
      where: line,
    }));
};

if (!process.argv.includes('--built')) build();
const scratch = mkdtempSync(join(tmpdir(), 'dan-toc-outside-'));
const product = await startProduct(join(scratch, 'data'));
try {
  const found = await targets(product.url, join(scratch, 'data'));
  const findings = [];
  const people = new Set(found.map((one) => one.username));
  for (const username of option('as') ? [option('as')] : people) {
    const own = found.filter((one) => one.username === username).map(({ address }) => address);
    console.log(`${own.length} addresses as ${username}`);
    for (const scan of [wapiti, sqlmap].filter(({ name }) => only === undefined || only === name)) {
      const cookie = await signInAgain(product.url, username);
      // A scanner that tries the cookie itself is a stranger for minutes: meanwhile somebody stays at the keyboard.
      const awake = setInterval(() => void demandSignedIn(product.url, cookie).catch(() => undefined), 60_000);
      findings.push(...(await scan(product.url, own, cookie, scratch)));
      clearInterval(awake);
      await demandSignedIn(product.url, cookie);
    }
  }
  for (const { tool, level, what, where } of findings)
    console.log(`${level >= MEDIUM ? 'FINDING' : 'low'} ${tool} (${level}): ${what} at ${where}`);
  const serious = findings.filter(({ level }) => level >= MEDIUM);
  console.log(`${serious.length} findings of medium or above`);
  process.exitCode = serious.length === 0 ? 0 : 1;
} finally {
  product.stop();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  if (readdirSync(scratch).length > 0) rmSync(scratch, { recursive: true, force: true });
}
