import type { CountyId } from '../../src/kernel/index.ts';
import { type Answer, type Client, headerOf, requestText } from './client.ts';
import type { Tally } from './tally.ts';

/** Who acts, by the cookie of their session. */
export type People = { readonly desk: string; readonly unit: string; readonly inspector: string };

export const subjects = [
  '路灯不亮',
  '井盖缺失',
  '供暖不足',
  '垃圾未清运',
  '积水',
  '噪声扰民',
  '公交班次少',
  '欠薪',
  '停车难',
  '树枝遮挡',
];
export const streets = [
  '东门街',
  '青石路',
  '柳湾大道',
  '十渡巷',
  '竹溪路',
  '清江街',
  '澄川大道',
  '学府路',
  '人民路',
  '滨河西路',
];
const queries = [
  '东门街',
  '路灯不亮',
  '青石路井盖',
  '供暖不足',
  '柳湾大道',
  '噪声扰民',
  '欠薪',
  '滨河西路停车难',
  '学府路497号',
  '清江街21号附近',
];

/** What somebody calls about, without the street and the number of the house. */
export const complaintOf = (subject: string): string => `号附近${subject}，请尽快处理`;

/** A step of a life: who does it, and what is sent. The matter is the hotline ticket that comes with Suohe. */
const steps: readonly (readonly [who: keyof People, step: string, body: string])[] = [
  ['desk', 'dispatch', JSON.stringify({ args: { lead: 'chengguanju' } })],
  ['unit', 'handle', JSON.stringify({ args: { text: '已派人到场处理完毕。' } })],
  ['inspector', 'verify', JSON.stringify({ args: { passed: true } })],
];

/** The requests of a county's people, each looked at when its answer comes. */
export class Lives {
  readonly #client: Client;
  readonly #people: People;
  readonly #base: string;
  #opened = 0;
  #asked = 0;

  constructor(client: Client, people: People, county: CountyId) {
    this.#client = client;
    this.#people = people;
    this.#base = `/api/counties/${county}`;
  }

  #ask(
    who: keyof People,
    method: string,
    path: string,
    body?: string,
    ...headers: string[]
  ): Promise<Answer> {
    const cookie = `cookie: suohe_session=${this.#people[who]}`;
    return this.#client.ask(requestText(method, `${this.#base}${path}`, [cookie, ...headers], body));
  }

  /** Opens a case; answers with its id. */
  async open(tally: Tally): Promise<string | undefined> {
    this.#opened += 1;
    const n = this.#opened;
    const street = streets[n % 10] ?? '';
    const title = `${street}${(n * 7) % 999}${complaintOf(subjects[(n * 3 + Math.floor(n / 10)) % 10] ?? '')}`;
    const content = `${title}。来电人反映此情况已持续数日。`;
    const body = `{"matter":"hotline","title":"${title}","fields":{"kind":"求助","content":"${content}","place":"${street}"}}`;
    const answer = await this.#ask('desk', 'POST', '/cases', body);
    tally.add('create', answer);
    return answer.status === 201 ? headerOf(answer.head, 'location')?.split('/').at(-1) : undefined;
  }

  /** One life, from the call to the audit, and a look at the unit's work list; answers with the case. */
  async live(tally: Tally): Promise<string | undefined> {
    const id = await this.open(tally);
    if (id === undefined) return undefined;
    let seen = '"1"';
    for (const [who, step, body] of steps) {
      const answer = await this.#ask(who, 'POST', `/cases/${id}/steps/${step}`, body, `if-match: ${seen}`);
      tally.add(step, answer);
      if (answer.status !== 200) return undefined;
      seen = headerOf(answer.head, 'etag') ?? '';
    }
    await this.list(tally);
    return id;
  }

  /** The open cases of the unit. */
  async list(tally: Tally): Promise<void> {
    const answer = await this.#ask('unit', 'GET', '/work');
    tally.add('unit’s list', answer);
    if (answer.body.indexOf('"number":') < 0) throw new Error('The work list is empty.');
  }

  /** What waits for the inspector, whoever leads. */
  async turn(tally: Tally): Promise<void> {
    tally.add('whose turn', await this.#ask('inspector', 'GET', '/work?part=turn'));
  }

  async search(tally: Tally): Promise<void> {
    this.#asked += 1;
    const query = encodeURIComponent(queries[this.#asked % queries.length] ?? '');
    tally.add('search', await this.#ask('desk', 'GET', `/search?q=${query}`));
  }

  async page(tally: Tally, id: string): Promise<void> {
    tally.add('case page', await this.#ask('unit', 'GET', `/cases/${id}`));
  }
}
