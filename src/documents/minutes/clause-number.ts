/** How a clause is numbered: each style is a level of its own, the deeper ones stand under the shallower. */
const styles: readonly (readonly [string, RegExp])[] = [
  ['topic', /^【?议题([一二三四五六七八九十\d]{1,3})[：:、.．】]?/],
  ['han', /^([一二三四五六七八九十]{1,3})[、.．]/],
  ['bracket', /^(（[一二三四五六七八九十]{1,3}）)/],
  ['figure', /^(\d{1,2})[、.．](?!\d)/],
  ['bracket-figure', /^(（\d{1,2}）)/],
  ['ring', /^([①-⑳])/],
];

/** The number that a paragraph or a piece begins with, whatever its style; empty where it has none. */
export const NUMBER =
  /^(?:【?议题[一二三四五六七八九十\d]{1,3}[：:、.．】]?|[一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[、.．](?!\d)|[①-⑳]|第[一二三四五六七八九十]，|[★■●◆▲]|[一二三四五六七八九]是(?!否))\s*/;

/** The style of the number that a text begins with; undefined where it has none. */
export const styleOf = (text: string): string | undefined =>
  styles.find(([, shape]) => shape.test(text))?.[0];

/** Follows the numbers of a text, and says where a clause stands: 二（三）, 一1. */
export class ClauseNumbers {
  private path: { readonly style: string; readonly number: string }[] = [];

  /** Takes the number of a paragraph, or of a piece within one (`inline`: a level below those of paragraphs). */
  take(text: string, inline: boolean): void {
    for (const [name, shape] of styles) {
      const number = shape.exec(text)?.[1];
      if (!number) continue;
      const style = inline ? `inline-${name}` : name;
      // A numbered paragraph ends the numbers that stood within the one before.
      const path = inline ? this.path : this.path.filter((one) => !one.style.startsWith('inline-'));
      const at = path.findIndex((one) => one.style === style);
      const kept = at < 0 ? path : path.slice(0, at);
      this.path = [...kept, { style, number }];
      return;
    }
    // A paragraph without a number ends the numbers that stood within the one before.
    if (!inline) this.path = this.path.filter(({ style }) => !style.startsWith('inline-'));
  }

  /** 二（三）; null where nothing is numbered. */
  get clause(): string | null {
    const joined = this.path
      .map(({ number }) => number)
      .reduce(
        (all, number) => (/\d$/.test(all) && /^\d/.test(number) ? `${all}.${number}` : all + number),
        '',
      );
    return joined === '' ? null : joined;
  }
}
