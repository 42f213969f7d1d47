/** An entry of a zip archive, as its central directory names it. Sizes are in bytes. */
export type ArchiveEntry = {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
  readonly encrypted: boolean;
};

/** What a file is that is no workbook that can be read. */
export type WrongFile =
  | 'empty'
  | 'old-or-locked'
  | 'not-a-workbook'
  | 'other-office-file'
  | 'macros'
  | 'broken'
  | 'bomb';

/** Limits, stated to people in the refusal: a sheet of 5,000 rows stays far below. */
export const limits = { fileBytes: 10 << 20, unpackedBytes: 40 << 20, entries: 500 } as const;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const endSize = 22;
const longestComment = 65_535;

/** The end record: without an archive comment it stands at the very end. Source: APPNOTE 6.3.10, 4.3.16. */
function findEnd(bytes: Buffer): number | undefined {
  const lowest = Math.max(0, bytes.length - endSize - longestComment);
  for (let at = bytes.length - endSize; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  return undefined;
}

/**
 * The entries of an archive; undefined where its directory cannot be followed. The directory must end exactly
 * where the end record begins, as writers make it: with bytes between them another reader might see another
 * directory than this one. Zip64 is refused, no sheet needs it.
 */
export function entriesOf(bytes: Buffer): ArchiveEntry[] | undefined {
  const end = bytes.length < endSize ? undefined : findEnd(bytes);
  if (end === undefined) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: ArchiveEntry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) return undefined;
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  const whole = at === end && bytes.readUInt32LE(end + 12) === at - bytes.readUInt32LE(end + 16);
  return whole && bytes.readUInt16LE(end + 8) === count ? entries : undefined;
}

const isCompound = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('hex') === 'd0cf11e0';
const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK';

function wrongEntries(entries: readonly ArchiveEntry[]): WrongFile | undefined {
  const names = entries.map(({ name }) => name);
  if (names.some((name) => /vbaProject|macrosheets\//i.test(name))) return 'macros';
  if (names.some((name) => /^(?:word|ppt)\//.test(name)) || names.includes('content.xml'))
    return 'other-office-file';
  if (!names.includes('xl/workbook.xml')) return 'not-a-workbook';
  if (entries.some(({ encrypted, method }) => encrypted || (method !== 0 && method !== 8))) return 'broken';
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  return entries.length > limits.entries || unpacked > limits.unpackedBytes ? 'bomb' : undefined;
}

/**
 * Looks at a file before anything in it is unpacked: whether it is a workbook at all, and whether it would stay
 * within the limits. What the directory claims is checked again while unpacking.
 */
export function lookInto(
  bytes: Buffer,
): { readonly wrong: WrongFile } | { readonly entries: readonly ArchiveEntry[] } {
  if (bytes.length === 0) return { wrong: 'empty' };
  if (isCompound(bytes)) return { wrong: 'old-or-locked' };
  if (!isZip(bytes)) return { wrong: 'not-a-workbook' };
  const entries = entriesOf(bytes);
  if (!entries) return { wrong: 'broken' };
  const wrong = wrongEntries(entries);
  return wrong ? { wrong } : { entries };
}
