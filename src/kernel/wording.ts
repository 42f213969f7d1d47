/** A sentence for people in both languages of the house; Chinese first. */
export type Wording = { readonly zh: string; readonly en: string };
