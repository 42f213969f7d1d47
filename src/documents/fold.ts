/**
 * Stage 2: one spelling of punctuation and digits, so that later stages need one rule for 「，」 and 「,」.
 * Every code unit becomes exactly one code unit: an offset in the folded text is an offset in the text.
 */

const table = new Map<number, string>();

const spell = (from: string, to: string): void => {
  for (const c of from) table.set(c.charCodeAt(0), to);
};

// Full-width forms of ASCII (U+FF01–U+FF5E) become ASCII; the punctuation among them is widened again below.
for (let code = 0xff01; code <= 0xff5e; code += 1) table.set(code, String.fromCharCode(code - 0xfee0));
spell(',，﹐', '，');
spell(';；﹔', '；');
spell(':：∶﹕', '：');
spell('!！', '！');
spell('?？', '？');
spell('(（﹙', '（');
spell(')）﹚', '）');
spell('[［〔', '[');
spell(']］〕', ']');
spell('﹪％', '%');
spell('－–―−‐‑─', '-');
spell('～〜∼', '~');
spell('\u3000\u00a0\t\u2002\u2003\u2009\u200b\ufeff', ' ');
spell('“「『〝', '“');
spell('”」』〞', '”');
spell('‧•・∙', '·');
spell('○◯Ｏ', '〇');
spell('\r', '\n');

const ASCII_COMMA = 0x2c;
const STRAIGHT_QUOTE = 0x22;
const NEWLINE = 10;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** True for a comma that groups thousands: `12,345`, never the `,` of `8.6%,17` or `2020,2021`. */
function groupsThousands(text: string, at: number): boolean {
  if (!isDigit(text.charCodeAt(at - 1))) return false;
  for (let i = 1; i <= 3; i += 1) if (!isDigit(text.charCodeAt(at + i))) return false;
  if (isDigit(text.charCodeAt(at + 4))) return false;
  let start = at - 1;
  while (start > 0 && isDigit(text.charCodeAt(start - 1))) start -= 1;
  return at - start <= 3;
}

/** The characters that have another spelling; most stand as they should. */
const CHANGES = new Uint8Array(0x10000);
for (const [code, to] of table) if (to.charCodeAt(0) !== code) CHANGES[code] = 1;
CHANGES[STRAIGHT_QUOTE] = 1;

/** The folded text: same length, one spelling. Straight quotes are opened and closed in turn within a line. */
export function fold(text: string): string {
  const parts: string[] = [];
  let from = 0;
  let open = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === NEWLINE) open = false;
    if (CHANGES[code] === 0 || (code === ASCII_COMMA && groupsThousands(text, i))) continue;
    const straight = code === STRAIGHT_QUOTE;
    const to = straight ? (open ? '”' : '“') : (table.get(code) ?? '');
    if (straight) open = !open;
    parts.push(text.slice(from, i), to);
    from = i + 1;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
