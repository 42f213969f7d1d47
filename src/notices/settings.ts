import { readFileSync, statSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Clock } from '../clock/index.ts';
import { Refusal } from '../kernel/index.ts';
import { DingtalkSettings, dingtalkChannel } from './channels/dingtalk.ts';
import { MailSettings, mailChannel } from './channels/mail.ts';
import { WebhookSettings, webhookChannel } from './channels/webhook.ts';
import { WecomSettings, wecomChannel } from './channels/wecom.ts';
import type { Channel, ChannelParts } from './port.ts';

/** What a channel is set up with; holds secrets, and never leaves the process. */
export const ChannelSettings = z.discriminatedUnion('kind', [
  MailSettings,
  WebhookSettings,
  WecomSettings,
  DingtalkSettings,
]);
export type ChannelSettings = z.infer<typeof ChannelSettings>;

const File = z.record(z.string().regex(/^[a-z][a-z0-9-]{0,47}$/), ChannelSettings);

/** The channels of an installation by their names. */
export type Channels = ReadonlyMap<string, Channel & { readonly counties: readonly string[] | undefined }>;

export function channelOf(settings: ChannelSettings, parts: ChannelParts): Channel {
  switch (settings.kind) {
    case 'mail':
      return mailChannel(settings, parts);
    case 'webhook':
      return webhookChannel(settings, parts);
    case 'wecom':
      return wecomChannel(settings, parts);
    case 'dingtalk':
      return dingtalkChannel(settings, parts);
  }
}

/** What sending stands on beside the database. */
export type NoticeParts = {
  readonly channels: Channels;
  /** The address at which people reach this installation; without it no notice carries a link. */
  readonly site: string | undefined;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** `env:NAME` stands for a variable of the environment, so that a file need not hold the secret itself. */
function withSecrets(value: unknown, env: Environment, missing: string[]): unknown {
  if (typeof value === 'string' && value.startsWith('env:')) {
    const name = value.slice('env:'.length);
    const secret = env[name];
    if (secret === undefined || secret === '') missing.push(name);
    return secret ?? '';
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [
      field,
      Array.isArray(inner) ? inner : withSecrets(inner, env, missing),
    ]),
  );
}

const wrongFile = (zh: string, en: string): Refusal =>
  new Refusal('bad-input', {
    zh: `渠道设置文件（SUOHE_CHANNELS）有误：${zh}。`,
    en: `The file of channels (SUOHE_CHANNELS) is wrong: ${en}.`,
  });

function textOfFile(file: string): string {
  try {
    // Others on the machine must not read passwords; Windows has no such bits.
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      throw wrongFile('其他用户可以读取，请执行 chmod 600', 'other users may read it; run chmod 600 on it');
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw wrongFile('无法读取', 'it cannot be read');
  }
}

/** What is wrong with a value names its field, never the value: it may be a secret. */
const fieldsOf = ({ issues }: z.ZodError): string => issues.map(({ path }) => path.join('.')).join('、');

function parsed(text: string): unknown {
  try {
    return parse(text) ?? {};
  } catch {
    // The message of the parser repeats the line, and with it a secret.
    throw wrongFile('不是合法的 YAML', 'it is no YAML');
  }
}

/**
 * The channels that `SUOHE_CHANNELS` names a file of; none without it.
 *
 * @throws Refusal `bad-input` that names the fields at fault and repeats no value
 */
function readChannels(env: Environment, parts: ChannelParts): Channels {
  const file = env['SUOHE_CHANNELS']?.trim() ?? '';
  if (file === '') return new Map();
  const missing: string[] = [];
  const value = withSecrets(parsed(textOfFile(file)), env, missing);
  if (missing.length > 0)
    throw wrongFile(`缺少环境变量 ${missing.join('、')}`, `the environment lacks ${missing.join(', ')}`);
  const read = File.safeParse(value);
  if (!read.success) throw wrongFile(`请检查 ${fieldsOf(read.error)}`, `look at ${fieldsOf(read.error)}`);
  return new Map(
    Object.entries(read.data).map(([name, settings]) => [
      name,
      { ...channelOf(settings, parts), counties: settings.counties },
    ]),
  );
}

/** A receiver that has not answered after so many milliseconds is tried again later. */
const patience = 10_000;

/**
 * What sending notices stands on, from the environment: `SUOHE_CHANNELS` names the file of channels, `SUOHE_SITE`
 * the address at which people reach this installation.
 *
 * @throws Refusal `bad-input` where one of them is wrong
 */
export function readNoticeParts(env: Environment, clock: Clock): NoticeParts {
  const site = env['SUOHE_SITE']?.trim() || undefined;
  if (site !== undefined && !z.url({ protocol: /^https?$/ }).safeParse(site).success)
    throw new Refusal('bad-input', {
      zh: '设置 SUOHE_SITE 有误：应为本系统对外的网址，例如 https://suohe.example。',
      en: 'The setting SUOHE_SITE is wrong: it must be the address of this installation, like https://suohe.example.',
    });
  return { channels: readChannels(env, { now: () => Date.parse(clock.now()), patience }), site };
}
