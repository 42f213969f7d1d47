import type { AcceptInvitation } from '../../wire/index.ts';

/** Length is what protects a password. Source: NIST SP 800-63B, 5.1.1; the server asks for the same. */
export const shortestPassword = 10;

export type AcceptanceFault = 'name' | 'login' | 'password' | 'again';

/** What is wrong with the fields of the form, before the server is asked. */
export function acceptanceFaults(fields: AcceptInvitation, again: string): AcceptanceFault[] {
  const faults: AcceptanceFault[] = [];
  if (fields.name.trim() === '') faults.push('name');
  if (!/^[A-Za-z][A-Za-z0-9._-]{1,31}$/.test(fields.login.trim())) faults.push('login');
  if (fields.password.length < shortestPassword) faults.push('password');
  if (again !== fields.password) faults.push('again');
  return faults;
}
