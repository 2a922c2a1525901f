import { parseArgs } from 'node:util';
import { MONTHS_FOR_COST, measureAuditCost } from './audit-cost.ts';
import { measureVerify } from './audit-verify.ts';
import { measureColdStart } from './cold-start.ts';
import { type Demonstration, loadDemonstration } from './demonstration.ts';
import { measureDesigner } from './designer.ts';
import { measureEngine } from './engine.ts';
import { measureFirstLoad } from './first-load.ts';
import { asJson, asTable, type Measured } from './measured.ts';
import { measureMemory } from './memory.ts';
import { prepare } from './round.ts';
import { measureSignIn } from './sign-in.ts';
import { embeddedSite, postgresSite, type Site, withServer } from './site.ts';
import { MONTHS_SENT, measureSubmit } from './submit.ts';
import { extents, measureTotal } from './total.ts';

/**
 * `npm run bench -- [--only=submit,total.postgres,…]`: every figure of one run on this machine, each beside its baseline measured in the
 * same run. Stages are told on stderr. `npm run -s bench -- --json` leaves nothing but one object on stdout; `-s` keeps npm's own line away.
 */
type Only = (name: string) => boolean;

const names = [
  'submit.embedded',
  'submit.postgres',
  'signIn.embedded',
  'signIn.postgres',
  'total.embedded',
  'total.postgres',
  'audit.cost.embedded',
  'audit.cost.postgres',
  'audit.verify.embedded',
  'audit.verify.postgres',
  'coldStart.embedded',
  'memory.embedded',
  'firstLoad',
  'engine',
  'designer',
] as const;

const readOnly = (text: string | undefined): Only => {
  const wanted = text?.split(',').map((part) => part.trim());
  const unknown = wanted?.filter((part) => !names.some((name) => name === part || name.startsWith(`${part}.`))) ?? [];
  if (unknown.length > 0)
    throw new Error(`--only: ${unknown.join(', ')} is not measured; there is ${names.join(', ')}`);
  return (name) => wanted?.some((part) => name === part || name.startsWith(`${part}.`)) ?? true;
};

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Submissions and totals on one engine: the same installation serves both. */
const measureSite = async (engine: Site['engine'], only: Only): Promise<Measured[]> => {
  const [submits, totals] = [only(`submit.${engine}`), only(`total.${engine}`)];
  const cost = only(`audit.cost.${engine}`);
  const signIns = only(`signIn.${engine}`);
  if (!submits && !totals && !cost && !signIns) return [];
  say(`${engine}: units, forms, campaign …`);
  const site = engine === 'embedded' ? embeddedSite() : await postgresSite();
  const measured: Measured[] = [];
  try {
    const wish = {
      sentMonths: (submits ? MONTHS_SENT : 1) + (cost ? MONTHS_FOR_COST : 0),
      totalForms: totals ? extents[engine].forms : 0,
    };
    await withServer(site, (server) => prepare(server, wish), ['--empty']);
    if (signIns) say(`${engine}: sign-ins …`);
    if (signIns) measured.push(...(await measureSignIn(site)));
    if (submits) say(`${engine}: submissions …`);
    if (submits) measured.push(...(await measureSubmit(site)));
    if (totals) say(`${engine}: totals …`);
    if (totals) measured.push(...(await measureTotal(site)));
    if (cost) say(`${engine}: cost of the trail …`);
    if (cost) measured.push(...(await measureAuditCost(site)));
    return measured;
  } finally {
    site.remove();
  }
};

/** An installation of its own: the bare side of the submissions leaves lines whose digests are nobody's. */
const measureTrail = async (engine: Site['engine'], only: Only): Promise<Measured[]> => {
  if (!only(`audit.verify.${engine}`)) return [];
  say(`${engine}: a million events …`);
  const site = engine === 'embedded' ? embeddedSite() : await postgresSite();
  try {
    await withServer(site, () => Promise.resolve(), ['--empty']);
    return await measureVerify(site);
  } finally {
    site.remove();
  }
};

const onDemonstration = [
  ['coldStart.embedded', measureColdStart],
  ['memory.embedded', measureMemory],
  ['firstLoad', measureFirstLoad],
] as const;

const measureDemonstration = async (only: Only): Promise<Measured[]> => {
  const wanted = onDemonstration.filter(([name]) => only(name));
  if (wanted.length === 0) return [];
  say('demonstration: loading …');
  const demonstration: Demonstration = await loadDemonstration();
  const measured: Measured[] = [];
  try {
    for (const [name, measure] of wanted) {
      say(`demonstration: ${name} …`);
      measured.push(...(await measure(demonstration)));
    }
    return measured;
  } finally {
    demonstration.remove();
  }
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });
  const only = readOnly(values.only);
  const parts = [
    () => measureSite('embedded', only),
    () => measureTrail('embedded', only),
    () => measureSite('postgres', only),
    () => measureTrail('postgres', only),
    () => measureDemonstration(only),
    async () => (only('engine') ? measureEngine() : []),
    async () => (only('designer') ? measureDesigner() : []),
  ];
  const measured: Measured[] = [];
  try {
    for (const part of parts) measured.push(...(await part()));
  } finally {
    // What was measured before something failed took minutes too.
    process.stdout.write(`${values.json ? asJson(measured) : asTable(measured)}\n`);
  }
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
