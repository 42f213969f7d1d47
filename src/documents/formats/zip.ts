import { crc32, inflateRawSync } from 'node:zlib';

/** One file in an archive, as its central directory describes it. */
type Entry = {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};
/** `null` where the bytes are no whole archive. */
type Archive = readonly Entry[] | null;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record has 22 bytes and a comment of at most 65,535. */
const END_LENGTH = 22;
const TAIL = END_LENGTH + 0xffff;

function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= 0 && at > last - TAIL; at -= 1) if (view.getUint32(at, true) === END) return at;
  return undefined;
}

/** Lists an archive without unpacking anything. Source: PKWARE APPNOTE 6.3, 4.3.12 and 4.3.16. */
export function entriesOf(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return null;
  const count = view.getUint16(end + 10, true);
  const decoder = new TextDecoder();
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return null;
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** What stands packed for an entry; `null` where it is cut off. */
function packedBytes(bytes: Uint8Array, entry: Entry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== LOCAL) return null;
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  return from + entry.packed > bytes.length ? null : bytes.subarray(from, from + entry.packed);
}

/**
 * Unpacks an entry, but never further than the size it declares: an archive may lie about its sizes.
 * `null` where it is damaged or lies.
 */
export function unpack(bytes: Uint8Array, entry: Entry): Uint8Array | null {
  const packed = packedBytes(bytes, entry);
  if (packed === null) return null;
  if (entry.method === 0) return packed.length === entry.size ? packed : null;
  if (entry.method !== 8) return null;
  try {
    const whole = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
    return whole.length === entry.size ? whole : null;
  } catch {
    // Damaged, or longer than it says: either way the caller refuses the file.
    return null;
  }
}

/** Packs files into an archive, uncompressed: for what is read again at once. */
export function archiveOf(files: readonly (readonly [name: string, content: Uint8Array])[]): Buffer {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const path = Buffer.from(name);
    // Version, flags (names are UTF-8), method, time, date, checksum, both sizes, length of the name, extra field.
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(content.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(path.length, 22);
    bodies.push(signed(LOCAL), fields, path, content);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(signed(CENTRAL), Buffer.from([20, 0]), fields, rest, path);
    at += 30 + path.length + content.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(END_LENGTH);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, central, end]);
}

function signed(signature: number): Buffer {
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(signature, 0);
  return mark;
}
