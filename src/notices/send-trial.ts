import { definitionOf } from '../catalog/index.ts';
import { type Clock, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { type CountyId, type Id, newId, Refusal } from '../kernel/index.ts';
import { listCounties } from '../people/index.ts';
import { countyName } from './county-name.ts';
import { mayGo } from './pace.ts';
import type { Sent } from './port.ts';
import type { NoticeParts } from './settings.ts';
import { listAddresses } from './store.ts';

/**
 * Sends a trial notice to an address, at once and whatever the hour, and says what the other side said to it. It is
 * no notice of a case: it is neither listed nor tried again.
 *
 * @throws Refusal `not-found` where the address is not there or has ended, `wrong-state` where its channel is not set
 *   up, `too-often` where the channel has taken as many in this minute as it may
 */
export async function sendTrial(
  db: Db,
  clock: Clock,
  county: CountyId,
  { channels, site }: NoticeParts,
  id: Id,
): Promise<Sent> {
  const on = today(clock);
  const address = (await listAddresses(db, county)).find((one) => one.id === id);
  if (!address || (address.validTo !== null && address.validTo < on))
    throw new Refusal('not-found', {
      zh: '没有这个通知地址，或它已经停用。',
      en: 'There is no such address, or it has ended.',
    });
  const channel = channels.get(address.channel);
  if (!channel || (channel.counties && !channel.counties.includes(county)))
    throw new Refusal('wrong-state', {
      zh: `渠道“${address.channel}”没有设置，或不供本县使用，没有发送。请在服务器的渠道设置文件里登记。`,
      en: `The channel “${address.channel}” is not set up, or not for this county, so nothing was sent. It is set up in the server’s file of channels.`,
    });
  if (!mayGo(channel, clock.now()))
    throw new Refusal('too-often', {
      zh: `渠道“${address.channel}”这一分钟已发满，没有试发。请一分钟后再试。`,
      en: `The channel “${address.channel}” takes no more in this minute, so no trial was sent. Try again in a minute.`,
    });
  const self = (await listCounties(db)).find((one) => one.id === county);
  const name = countyName(await definitionOf(db, county), self?.name ?? county);
  const simulated = self?.simulated ?? false;
  const { language } = address;
  const trial = { id: newId(), county: name, simulated, language, items: [], site: site ?? null };
  return await channel.send(trial, address.address);
}
