import type { Instant } from '../clock/index.ts';
import { openPool } from '../db/index.ts';
import { CountyId } from '../kernel/index.ts';
import { sendNotices } from './send-notices.ts';
import { channelOf } from './settings.ts';

// One round of a worker in a process of its own, for the test that kills it in the middle.

const { DB = '', TO = '', NOW = '', COUNTY = '' } = process.env;
const now = NOW as Instant;
const settings = { kind: 'webhook', url: TO, secret: 'a secret for this test', inside: true } as const;
const channel = channelOf(settings, { now: () => Date.parse(now), patience: 20_000 });
const channels = new Map([['oa', { ...channel, counties: undefined }]]);
const db = openPool(DB);
await sendNotices(db, CountyId.parse(COUNTY), { now: () => now }, { channels, site: undefined });
await db.destroy();
