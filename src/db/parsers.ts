import pg from 'pg';

const { builtins } = pg.types;
const instantShape = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?([+-]\d\d)(?::?(\d\d))?(?::\d\d)?$/;

/** `2026-02-28 00:00:00.123456+08` becomes `2026-02-27T16:00:00.123Z`; finer parts of a second are cut. */
export function instantFrom(text: string): string {
  const [, day, time, fraction = '', hours, minutes = '00'] = instantShape.exec(text) ?? [];
  if (day === undefined)
    throw new Error(`The database sent ${text}, which is no moment of the years 1 to 9999.`);
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
  if (hours === '+00' && minutes === '00') return `${day}T${time}.${milliseconds}Z`;
  return new Date(`${day}T${time}.${milliseconds}${hours}:${minutes}`).toISOString();
}

/** A whole number of the database as a number, as long as a number can hold it exactly. */
export function wholeNumberFrom(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`The database sent ${text}, which a number cannot hold.`);
  return value;
}

const textArray: number = 1009;
const asText = (text: string): string => text;

/** PostgreSQL sends an array as `{a,b}`; the driver's own reader of text arrays knows its quotes and nulls. */
const arrayOf = (read: (text: string) => unknown) => {
  const texts: (text: string) => unknown = pg.types.getTypeParser(textArray, 'text');
  return (text: string): unknown => {
    const items = texts(text);
    return Array.isArray(items) ? items.map((item) => (typeof item === 'string' ? read(item) : item)) : items;
  };
};

const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, wholeNumberFrom],
  [1016, arrayOf(wholeNumberFrom)],
  [builtins.NUMERIC, asText],
  [1231, arrayOf(asText)],
  [builtins.DATE, asText],
  [1182, arrayOf(asText)],
  [builtins.TIMESTAMP, asText],
  [builtins.INTERVAL, asText],
  [builtins.TIMESTAMPTZ, instantFrom],
  [1185, arrayOf(instantFrom)],
]);

/** The reader of a column's text by its type; what the house does not decide, the driver does. */
export const parserFor = (type: number, format: 'text' | 'binary' = 'text'): ((text: string) => unknown) =>
  (format === 'text' ? parsers.get(type) : undefined) ?? pg.types.getTypeParser(type, format);
