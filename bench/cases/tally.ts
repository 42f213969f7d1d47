import type { Answer } from './client.ts';

/** Times by name, with errors counted and the first of them shown. */
export class Tally {
  readonly #times = new Map<string, number[]>();
  errors = 0;

  add(name: string, { status, took, body }: Answer): void {
    if (status >= 400) {
      this.errors += 1;
      if (this.errors <= 3) console.error(name, status, body.toString().slice(0, 300));
    }
    const times = this.#times.get(name);
    if (times) times.push(took);
    else this.#times.set(name, [took]);
  }

  print(): void {
    for (const [name, times] of this.#times) {
      const sorted = times.toSorted((a, b) => a - b);
      const at = (share: number) =>
        (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
      console.log(
        `    ${name.padEnd(12)} ${String(times.length).padStart(7)} times, median ${at(0.5)} ms, 95 in 100 below ${at(0.95)} ms`,
      );
    }
    if (this.errors > 0) console.log(`    errors: ${this.errors}`);
  }
}
