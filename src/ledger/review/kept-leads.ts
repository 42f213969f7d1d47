/** One confirmation: the units that were suggested as lead, the likeliest first, and the one the office confirmed. */
export type Offer = {
  /** Organisation ids; null for a department that the county does not have by that name. */
  readonly offered: readonly (string | null)[];
  readonly confirmed: string | null;
};

/**
 * How often the suggested lead units were kept. Denominator: confirmations that stand and for which a unit was
 * suggested; numerator: those whose confirmed lead unit is the first suggested, or among those suggested. As of each
 * confirmation: later changes of the lead, of duties or of the reader change nothing.
 */
export type KeptLeads = { readonly offered: number; readonly first: number; readonly among: number };

/** Counts over the confirmations of a document. */
export function keptLeads(offers: readonly Offer[]): KeptLeads {
  const counted = offers.filter(({ offered }) => offered.length > 0);
  const count = (fits: (offer: Offer) => boolean): number => counted.filter(fits).length;
  return {
    offered: counted.length,
    first: count(({ offered, confirmed }) => confirmed !== null && offered[0] === confirmed),
    among: count(({ offered, confirmed }) => confirmed !== null && offered.includes(confirmed)),
  };
}
