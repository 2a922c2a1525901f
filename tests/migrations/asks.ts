import { listHandovers } from '../../src/accounts/contract/handover.ts';
import { listLostPasswords } from '../../src/accounts/contract/lost-password.ts';
import { listRequests } from '../../src/accounts/contract/requests.ts';
import { listAccounts } from '../../src/accounts/contract.ts';
import { listCampaigns } from '../../src/campaigns/contract.ts';
import { getFormVersion, listForms } from '../../src/forms/contract.ts';
import { getProgress, getWorkList } from '../../src/monitoring/contract.ts';
import { listNotices } from '../../src/notices/contract.ts';
import type { Input, Reply, RouteShape } from '../../src/platform/contract/route.ts';
import { getConsolidation, getQueue, listApprovals, listConsolidations } from '../../src/review/contract.ts';
import { getMe } from '../../src/sign-in/contract.ts';
import {
  getCellHistory,
  getRevision,
  getSheet,
  getSteps,
  listSubmissions,
  type SubmissionRow,
} from '../../src/submissions/contract.ts';
import { getOrigin, getTotal, getTotalTable } from '../../src/totals/contract.ts';
import { listUnits } from '../../src/units/contract.ts';
import type { Client } from '../world/client.ts';
import type { PersonName } from '../world/people.ts';
import type { Round } from '../world/round.ts';

/** What is asked of an installation, over HTTP; the same of the release that was, and of the one that took its database over. */
export type Questions = {
  /** Those who are asked for their work lists, notices, and what they may do. */
  readonly people: readonly PersonName[];
  /** Submissions that are looked at whole: sheet, revisions, steps. */
  readonly sheets: readonly string[];
  /** Cells whose history is asked for. */
  readonly cells: readonly { readonly id: string; readonly cell: string }[];
  readonly rounds: readonly Round[];
  /** Consolidations that are looked at whole, by form, period and unit. */
  readonly areas: readonly string[];
  /** Units whose totals are asked for. */
  readonly units: readonly number[];
  readonly forms: readonly { readonly code: string; readonly version: number }[];
};
/** By topic, then by what was asked. */
export type Answers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

type Asking = { readonly questions: Questions; readonly as: (name: PersonName) => Promise<Client> };
type Topic = (asking: Asking) => Promise<Record<string, unknown>>;

const READER = 'vinh';

/** The body, or why there is none: a refusal is an answer too. */
const ask = async <R extends RouteShape>(client: Client, route: R, input: Partial<Input<R>> = {}) => {
  const { status, body, problem } = await client.call(route, input);
  return status === 200 ? { body } : { refused: problem.code };
};

const must = async <R extends RouteShape>(
  client: Client,
  route: R,
  input: Partial<Input<R>> = {},
): Promise<Reply<R>> => {
  const { status, body, problem } = await client.call(route, input);
  if (status !== 200) throw new Error(`${route.path}: ${JSON.stringify(problem)}`);
  return body;
};

const keyed = async <Q>(
  asked: readonly Q[],
  answer: (one: Q) => Promise<readonly [string, unknown]>,
): Promise<Record<string, unknown>> => {
  const found: (readonly [string, unknown])[] = [];
  for (const one of asked) found.push(await answer(one));
  return Object.fromEntries(found);
};

const eachRound = (
  { rounds }: Questions,
  client: Client,
  answer: (client: Client, round: Round) => Promise<unknown>,
): Promise<Record<string, unknown>> =>
  keyed(rounds, async (round) => [`${round.form} ${round.period}`, await answer(client, { ...round })]);

export const everySubmission = async (client: Client): Promise<readonly SubmissionRow[]> => {
  const rows: SubmissionRow[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const query = after === undefined ? {} : { after };
    const page = await must(client, listSubmissions, { query: { ...query, limit: 1000 } });
    rows.push(...page.submissions);
    after = page.next;
  }
  return rows;
};

/** The first cells of a form's total, with a comma between, and the first alone. */
const cellsOf = async (client: Client, query: Round, most: number): Promise<readonly string[]> => {
  const { body } = await ask(client, getTotal, { query });
  const cells = Object.keys(body?.cells ?? {}).slice(0, most);
  return cells.length === 0 ? [] : [cells.join(','), ...cells];
};

const roundName = ({ form, period }: Round): string => `${form} ${period}`;
export const areaName = ({ form, period, unit }: Round & { readonly unit: { readonly id: number } }): string =>
  `${form} ${period} ${unit.id}`;

/** Tasks of the same day stand in no order of their own. */
const inOrder = (a: object, b: object): number => JSON.stringify(a).localeCompare(JSON.stringify(b));

/** Whose sheets are asked what may be done with them: the others see the whole province. */
const actors: readonly PersonName[] = ['lan', 'sen', 'minh', 'hai', 'sy', 'ban'];

const topics: Readonly<Record<string, Topic>> = {
  people: ({ questions, as }) =>
    keyed(questions.people, async (name) => {
      const { account, unit, custodian, secondFactor, verbs, demonstration } = await must(await as(name), getMe);
      return [name, { account, unit, custodian, secondFactor, verbs, demonstration }];
    }),
  workLists: ({ questions, as }) =>
    keyed(questions.people, async (name) => {
      const { tasks, campaigns } = await must(await as(name), getWorkList);
      return [name, { tasks: tasks.map(({ link: _, ...task }) => task).sort(inOrder), campaigns }];
    }),
  notices: ({ questions, as }) =>
    keyed(questions.people, async (name) => [name, await must(await as(name), listNotices, { query: { limit: 100 } })]),
  submissions: async ({ as }) => {
    const rows = await everySubmission(await as(READER));
    return Object.fromEntries(rows.map((row) => [row.id, row]));
  },
  reach: ({ questions, as }) =>
    keyed(questions.people, async (name) => {
      const rows = await everySubmission(await as(name)).catch(() => []);
      return [name, { submissions: rows.length, drafts: rows.filter(({ state }) => state === 'draft').length }];
    }),
  sheets: async ({ questions, as }) => {
    const reader = await as(READER);
    return keyed(questions.sheets, async (id) => [id, await ask(reader, getSheet, { params: { id } })]);
  },
  revisions: async ({ questions, as }) => {
    const reader = await as(READER);
    const found = await Promise.all(questions.sheets.map((id) => ask(reader, getSheet, { params: { id } })));
    const wanted = found.flatMap(({ body }) =>
      (body?.revisions ?? []).map(({ number }) => ({ id: body?.submission.id ?? '', number })),
    );
    return keyed(wanted, async (params) => [
      `${params.id}/${params.number}`,
      await must(reader, getRevision, { params }),
    ]);
  },
  histories: async ({ questions, as }) => {
    const reader = await as(READER);
    return keyed(questions.cells, async (params) => [
      `${params.id} ${params.cell}`,
      await ask(reader, getCellHistory, { params }),
    ]);
  },
  steps: async ({ questions, as }) => {
    const reader = await as(READER);
    return keyed(questions.sheets, async (id) => [id, await ask(reader, getSteps, { params: { id } })]);
  },
  actions: ({ questions, as }) =>
    keyed(questions.people, async (name) => {
      const client = await as(name);
      const seen = actors.includes(name) ? await everySubmission(client) : [];
      const own = await keyed(
        seen.filter(({ id }) => questions.sheets.includes(id)),
        async ({ id }) => [id, (await must(client, getSheet, { params: { id } })).actions],
      );
      const { body } = await ask(client, listConsolidations, {});
      const areas = (body?.consolidations ?? []).map((one) => [areaName(one), one.actions]);
      const { body: known } = await ask(client, listApprovals, {});
      const approvals = (known?.approvals ?? []).map((one) => [roundName(one), one.mayApprove]);
      return [name, { own, areas: Object.fromEntries(areas), approvals: Object.fromEntries(approvals) }];
    }),
  queues: ({ questions, as }) =>
    keyed(['minh', 'hai', 'thu', 'sy'] as const, async (name) => [
      name,
      await eachRound(questions, await as(name), (client, query) => ask(client, getQueue, { query })),
    ]),
  consolidations: async ({ questions, as }) => {
    const reader = await as(READER);
    const { consolidations } = await must(reader, listConsolidations);
    const wanted = consolidations.filter((one) => questions.areas.includes(areaName(one)));
    return keyed(wanted, async (one) => {
      const { consolidation, ...rest } = await must(reader, getConsolidation, { params: { id: one.id } });
      const { id: _, ...facts } = consolidation;
      return [areaName(one), { ...rest, consolidation: facts }];
    });
  },
  approvals: async ({ as }) => {
    const { approvals } = await must(await as(READER), listApprovals);
    return Object.fromEntries(approvals.map(({ id: _, ...facts }) => [roundName(facts), facts]));
  },
  totals: async ({ questions, as }) => {
    const reader = await as(READER);
    return keyed(questions.units, async (unit) => [
      String(unit),
      await eachRound(questions, reader, (client, round) => ask(client, getTotal, { query: { ...round, unit } })),
    ]);
  },
  tables: async ({ questions, as }) =>
    eachRound(questions, await as(READER), async (client, query) => {
      const [cells] = await cellsOf(client, query, 4);
      return cells === undefined ? null : ask(client, getTotalTable, { query: { ...query, cells } });
    }),
  origins: async ({ questions, as }) =>
    eachRound(questions, await as(READER), async (client, query) => {
      const [, cell] = await cellsOf(client, query, 1);
      return cell === undefined ? null : ask(client, getOrigin, { query: { ...query, cell } });
    }),
  progress: async ({ questions, as }) =>
    eachRound(questions, await as('tuan'), (client, query) => ask(client, getProgress, { query })),
  campaigns: async ({ as }) => ({ all: await must(await as('tuan'), listCampaigns) }),
  units: async ({ as }) => ({ all: await must(await as(READER), listUnits) }),
  forms: async ({ questions, as }) => {
    const reader = await as(READER);
    const versions = await keyed(questions.forms, async (params) => [
      `${params.code} ${params.version}`,
      await must(reader, getFormVersion, { params }),
    ]);
    return { all: await must(reader, listForms), ...versions };
  },
  accounts: async ({ as }) => {
    const operator = await as('quan');
    const { accounts } = await must(operator, listAccounts);
    return {
      all: Object.fromEntries(accounts.map(({ actedAt: _, ...account }) => [account.username, account])),
      requests: await must(operator, listRequests),
      handovers: await must(operator, listHandovers),
      lost: await must(operator, listLostPasswords),
    };
  },
};

export const topicNames = Object.keys(topics);

/** Everybody signs in once and stays. */
export const staying = (as: Asking['as']): Asking['as'] => {
  const known = new Map<PersonName, Promise<Client>>();
  return (name) => {
    const client = known.get(name) ?? as(name);
    known.set(name, client);
    return client;
  };
};

export const askTopic = async (name: string, asking: Asking): Promise<Record<string, unknown>> => {
  const topic = topics[name];
  if (!topic) throw new Error(`nothing is asked about ${name}`);
  return topic(asking);
};

/** Asks one topic after the other, each person with one sign-in. */
export const askAll = async (questions: Questions, as: Asking['as']): Promise<Answers> => {
  const answers: Record<string, Record<string, unknown>> = {};
  for (const name of topicNames) answers[name] = await askTopic(name, { questions, as });
  return answers;
};
