import { z } from 'zod';
import { definitionOf } from '../catalog/index.ts';
import { type Clock, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId } from '../kernel/index.ts';
import {
  addPerson,
  listAccounts,
  listHeldPosts,
  listPosts,
  mayManagePeople,
  maySeeOrganisations,
} from '../people/index.ts';
import { Invited, NewPerson, OrganisationView, PersonView, PostView } from '../wire/index.ts';
import type { App } from './app.ts';
import { organisationViews, presentPost, presentPosts } from './names.ts';

async function presentPeople(db: Db, clock: Clock, county: CountyId): Promise<PersonView[]> {
  const held = await listHeldPosts(db, today(clock), { county });
  const definition = await definitionOf(db, county);
  return (await listAccounts(db, county)).map((account) => ({
    id: account.id,
    login: account.login,
    name: account.name,
    posts: (held.get(account.id) ?? []).map((post) => presentPost(definition, post)),
    hasPassword: account.passwordHash !== null,
    disabled: account.disabled,
  }));
}

/** Organisations, posts, and the persons who hold them. */
export function peopleRoutes(app: App, db: Db, clock: Clock): void {
  const params = z.object({ county: CountyId });

  app.get(
    '/api/counties/:county/organisations',
    {
      config: { policy: maySeeOrganisations },
      schema: { params, response: { 200: z.array(OrganisationView) } },
    },
    async (request) => organisationViews(db, request.params.county, today(clock)),
  );

  app.get(
    '/api/counties/:county/posts',
    { config: { policy: maySeeOrganisations }, schema: { params, response: { 200: z.array(PostView) } } },
    async (request) => presentPosts(db, await listPosts(db, request.params.county, today(clock))),
  );

  app.get(
    '/api/counties/:county/people',
    { config: { policy: mayManagePeople }, schema: { params, response: { 200: z.array(PersonView) } } },
    async (request) => presentPeople(db, clock, request.params.county),
  );

  app.post(
    '/api/counties/:county/people',
    { config: { policy: mayManagePeople }, schema: { params, body: NewPerson, response: { 201: Invited } } },
    async (request, reply) => {
      const { county } = request.params;
      const { account, token } = await addPerson(db, clock, county, request.body);
      const person = (await presentPeople(db, clock, county)).find((p) => p.id === account);
      if (!person) throw new Error('A person who was just added was not found.');
      const link = `${request.protocol}://${request.host}/invitation/${token}`;
      return await reply.status(201).send({ person, link });
    },
  );
}
