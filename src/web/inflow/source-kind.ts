export type SourceKind = 'meeting' | 'instruction' | 'above';

/** What is asked about where an order comes from goes by the words of its origin, whatever origins a county has: Chinese that is read, not shown. */
export const sourceKind = (origin: string): SourceKind =>
  /批示/.test(origin) ? 'instruction' : /上级|交办/.test(origin) ? 'above' : 'meeting';
