import { z } from 'zod';

/** Where the next page of a list begins, as an opaque word in the address. */
export const writeCursor = (place: object): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads a cursor; one that this server did not write is refused like any other wrong query. */
export const cursorText = <T>(place: z.ZodType<T>) =>
  z.string().transform((text, context) => {
    try {
      return place.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    } catch {
      // Whatever is wrong with it, the sentence for the caller is the same.
      context.addIssue('the cursor does not come from a page of this list');
      return z.NEVER;
    }
  });
