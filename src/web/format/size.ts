const units = ['B', 'KB', 'MB', 'GB'] as const;

/** The size of a file as people read it: 512 B, 1.4 MB. */
export function sizeText(bytes: number): string {
  const step = Math.min(units.length - 1, bytes === 0 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** step;
  return `${step === 0 ? amount : amount.toFixed(1)} ${units[step]}`;
}
