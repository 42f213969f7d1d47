import { useRef } from 'react';

/** A name that nothing else has. `randomUUID` is not there where a county works without https. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/**
 * Names requests by what they ask: pressing twice, or again after the network failed, sends the same name, and
 * the server does it once. What was changed in between is another request.
 */
export function useRequestKey(): (asked: unknown) => string {
  const last = useRef<{ asked: string; key: string }>(undefined);
  return (asked) => {
    const text = JSON.stringify(asked);
    if (last.current?.asked !== text) last.current = { asked: text, key: newKey() };
    return last.current.key;
  };
}
