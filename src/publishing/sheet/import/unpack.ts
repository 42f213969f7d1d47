import { inflateRawSync } from 'node:zlib';
import type { ArchiveEntry } from './archive.ts';

/** Why a workbook is not read, found while it is unpacked. */
export type Obstacle = 'bomb' | 'broken' | 'macros' | 'too-many-rows' | 'too-many-merges' | 'too-many-cells';

/** At most this many rows with content; a year's plan of a county has two hundred. */
export const MOST_ROWS = 5000;
const headRows = 50;
const mostRowTags = 50_000;
const mostCells = 300_000;
const mostMergedCells = 100_000;

/** Unpacks an entry and holds it against what the directory claims: a lying size is an attack. */
function unpack(bytes: Buffer, { offset, packed, unpacked, method }: ArchiveEntry): Buffer | Obstacle {
  if (offset + 30 > bytes.length) return 'broken';
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const content = bytes.subarray(start, start + packed);
  if (content.length < packed) return 'broken';
  if (method === 0) return content.length === unpacked ? content : 'bomb';
  try {
    const whole = inflateRawSync(content, { maxOutputLength: Math.max(1, unpacked) });
    return whole.length === unpacked ? whole : 'bomb';
  } catch (error) {
    // The one error that means more than claimed has a name; any other is a broken stream.
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'broken';
  }
}

const letters = (text: string): number => [...text].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0);

/** How many cells the merges of a sheet span. */
function mergedCells(xml: string): number {
  let sum = 0;
  for (const [, c1 = '', r1 = '', c2 = '', r2 = ''] of xml.matchAll(
    /<mergeCell\b[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g,
  )) {
    sum += (letters(c2) - letters(c1) + 1) * (Number(r2) - Number(r1) + 1);
  }
  return sum;
}

function count(xml: string, word: string): number {
  let found = 0;
  for (let at = xml.indexOf(word); at >= 0; at = xml.indexOf(word, at + word.length)) found += 1;
  return found;
}

/** Rows that hold a value; a sheet that is only formatted down to the last row holds none. */
function rowsWithContent(xml: string): number {
  let rows = 0;
  for (let at = xml.indexOf('<row'); at >= 0; ) {
    const next = xml.indexOf('<row', at + 4);
    const row = xml.slice(at, next < 0 ? undefined : next);
    if (row.includes('<v>') || row.includes('<is>') || row.includes('<f>')) rows += 1;
    at = next;
  }
  return rows;
}

function obstacleIn(name: string, content: Buffer): Obstacle | undefined {
  if (!/\.(?:xml|rels)$/.test(name)) return undefined;
  const xml = content.toString('utf8');
  if (xml.includes('<!DOCTYPE')) return 'broken';
  if (name === '[Content_Types].xml' && /macroEnabled|vbaProject/i.test(xml)) return 'macros';
  if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name)) return undefined;
  if (count(xml, '<row') > mostRowTags || rowsWithContent(xml) > MOST_ROWS + headRows) return 'too-many-rows';
  if (count(xml, '<c ') > mostCells) return 'too-many-cells';
  return mergedCells(xml) > mostMergedCells ? 'too-many-merges' : undefined;
}

/** Unpacks every entry once, only to see that parsing it will stay within the limits. */
export function findObstacle(bytes: Buffer, entries: readonly ArchiveEntry[]): Obstacle | undefined {
  for (const entry of entries) {
    const content = unpack(bytes, entry);
    if (typeof content === 'string') return content;
    const obstacle = obstacleIn(entry.name, content);
    if (obstacle) return obstacle;
  }
  return undefined;
}
