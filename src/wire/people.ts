import { z } from 'zod';
import { Day } from '../clock/index.ts';
import { CountyId, Id } from '../kernel/index.ts';

/** What a post may do; a person may hold several posts. docs/glossary.md has each with its Chinese. */
export const Role = z.enum(['administrator', 'delivery-office', 'unit', 'leader', 'auditor']);
export type Role = z.infer<typeof Role>;

export const PostView = z.object({
  county: CountyId,
  id: z.string(),
  title: z.string(),
  organisation: z.string(),
  organisationName: z.string(),
  /** Those of the house, and those that the county's matters name. */
  roles: z.array(z.string()),
  /** Whether its title, or the name of its organisation, is assumed and has yet to be confirmed (law 8). */
  assumed: z.boolean(),
});
export type PostView = z.infer<typeof PostView>;

export const CountyView = z.object({
  id: CountyId,
  name: z.string(),
  englishName: z.string(),
  simulated: z.boolean(),
});
export type CountyView = z.infer<typeof CountyView>;

export const SessionView = z.object({
  account: z.object({ id: Id, login: z.string(), name: z.string() }),
  posts: z.array(PostView),
  counties: z.array(CountyView),
  today: Day,
});
export type SessionView = z.infer<typeof SessionView>;

export const SignIn = z.strictObject({
  login: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
});
export type SignIn = z.infer<typeof SignIn>;

/** A new password: length is what protects it, so no rules on its characters. Source: NIST SP 800-63B, 5.1.1. */
export const NewPassword = z.string().min(10).max(256);

/** What a one-time link is for. `first` sets up the first administrator, who may choose the login. */
export const InvitationView = z.object({
  first: z.boolean(),
  login: z.string(),
  name: z.string(),
  counties: z.array(CountyView),
});
export type InvitationView = z.infer<typeof InvitationView>;

export const AcceptInvitation = z.strictObject({
  name: z.string().trim().min(1).max(64),
  login: z
    .string()
    .trim()
    .regex(/^[A-Za-z][A-Za-z0-9._-]{1,31}$/),
  password: NewPassword,
});
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

export const PersonView = z.object({
  id: Id,
  login: z.string(),
  name: z.string(),
  posts: z.array(PostView),
  hasPassword: z.boolean(),
  disabled: z.boolean(),
});
export type PersonView = z.infer<typeof PersonView>;

export const NewPerson = z.strictObject({
  name: z.string().trim().min(1).max(64),
  login: z
    .string()
    .trim()
    .regex(/^[A-Za-z][A-Za-z0-9._-]{1,31}$/),
  posts: z.array(z.string()).min(1).max(20),
});
export type NewPerson = z.infer<typeof NewPerson>;

/** The person, and the one-time link to hand over: it is shown once and kept only as a hash. */
export const Invited = z.object({ person: PersonView, link: z.string() });
export type Invited = z.infer<typeof Invited>;

/** A unit as lists and cases name it; `assumed` where the county has yet to confirm the name (law 8). */
export const UnitView = z.object({ id: z.string(), name: z.string(), assumed: z.boolean() });
export type UnitView = z.infer<typeof UnitView>;

export const OrganisationView = UnitView.extend({ kind: z.string() });
export type OrganisationView = z.infer<typeof OrganisationView>;

/** A person at a post for some days: as its holder, or as cover (AB岗) while the holder is away. */
export const HoldingView = z.object({
  id: Id,
  person: z.object({ id: Id, name: z.string() }),
  kind: z.enum(['holder', 'cover']),
  from: Day,
  until: Day.nullable(),
});
export type HoldingView = z.infer<typeof HoldingView>;

/** Puts a person at a post. A new holder follows the one before; a cover needs its last day. */
export const NewHolding = z.strictObject({
  person: Id,
  kind: z.enum(['holder', 'cover']),
  from: Day,
  until: Day.nullable().default(null),
});

export const HoldingEnd = z.strictObject({ last: Day });
