import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Day, dayAt, Instant, machineClock, today } from './day.ts';
import { atWallTime, endOfDay, wallTime } from './moment.ts';

const zones = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'];

/** Runs a check as if the machine stood in each of several time zones. */
function everywhere(check: (zone: string) => void): void {
  const before = process.env['TZ'];
  try {
    for (const zone of zones) {
      process.env['TZ'] = zone;
      check(zone);
    }
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
}

test('the county’s day is Asia/Shanghai’s, whatever the machine says', () => {
  everywhere((zone) => {
    assert.equal(dayAt(Instant.parse('2026-02-27T15:59:59.999Z')), '2026-02-27', zone);
    assert.equal(dayAt(Instant.parse('2026-02-27T16:00:00.000Z')), '2026-02-28', zone);
    assert.equal(today({ now: () => Instant.parse('2026-12-31T16:00:00.000Z') }), '2027-01-01', zone);
    assert.equal(wallTime(atWallTime(Day.parse('2026-02-28'), 14, 30)), '2026-02-28 14:30', zone);
    assert.equal(endOfDay(Day.parse('2026-02-28')), atWallTime(Day.parse('2026-02-28'), 24, 0), zone);
  });
});

test('the machine’s clock gives an instant in UTC', () => {
  assert.equal(Instant.safeParse(machineClock.now()).success, true);
});
