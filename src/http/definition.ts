import { z } from 'zod';
import {
  type CountyDefinition,
  definitionOf,
  organisationsOn,
  type Plan,
  versionOf,
} from '../catalog/index.ts';
import { type Clock, type Day, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId } from '../kernel/index.ts';
import { maySeeOrganisations } from '../people/index.ts';
import { type DefinedTarget, DefinitionView } from '../wire/index.ts';
import type { App } from './app.ts';
import { notFound } from './problem.ts';

type PlanTarget = Plan['targets'][number];
type Names = ReadonlyMap<string, string>;

const nameOf = (names: Names, id: string | undefined): string =>
  id === undefined ? '' : (names.get(id) ?? id);

/** What decides a target beside a figure: the measure it keeps pace with, or its milestones. */
function wordsOf(target: PlanTarget, measures: Names): string {
  if (target.comparator === 'in-step') return nameOf(measures, target.reference);
  if (target.comparator === 'proven') return target.milestones.map((m) => `${m.due} ${m.name}`).join('；');
  return '';
}

function presentTarget(
  target: PlanTarget,
  plan: Plan,
  definition: CountyDefinition,
  units: Names,
): DefinedTarget {
  const figure = 'value' in target ? target : undefined;
  const measures: Names = new Map(definition.measures.map((m) => [m.id, m.name]));
  return {
    id: target.id,
    name: target.name,
    section: plan.sections.find((s) => s.id === target.section)?.name ?? '',
    comparator: target.comparator,
    kind: figure?.kind ?? null,
    value: figure?.value ?? null,
    upTo: target.comparator === 'within' ? target.upTo : null,
    tolerance: target.comparator === 'about' ? target.tolerance : null,
    unit: figure?.unit ?? '',
    words: wordsOf(target, measures),
    deadline: target.deadline,
    lead: nameOf(units, target.lead),
    goal: nameOf(new Map(definition.goals.map((g) => [g.id, g.name])), target.goal),
    assumed: [...target.assumed],
  };
}

function present(definition: CountyDefinition, on: Day): DefinitionView {
  const { county } = definition;
  const units: Names = new Map(definition.organisations.map((o) => [o.id, o.name]));
  return {
    county: {
      id: county.id,
      name: county.name,
      englishName: county.englishName,
      simulated: county.simulated,
    },
    digest: versionOf(definition).digest,
    code: county.codes.at(-1)?.code ?? '',
    places: definition.places.length,
    organisations: organisationsOn(definition, on).map(({ id, name, assumed }) => ({
      id,
      name,
      posts: definition.posts.filter((post) => post.organisation === id).length,
      assumed: [...assumed],
    })),
    duties: definition.duties.map(({ id, theme, part, organisation, words, assumed }) => ({
      id,
      theme,
      lead: part === 'lead',
      organisation: nameOf(units, organisation),
      words: [...words],
      assumed: [...assumed],
    })),
    measures: definition.measures.map(({ id, name, nameEn, unit, better, growth, assumed }) => ({
      id,
      name,
      ...(nameEn ? { nameEn } : {}),
      unit,
      better,
      growth,
      assumed: [...assumed],
    })),
    goals: definition.goals.map(({ id, name, nameEn, parent, summary, assumed }) => ({
      id,
      name,
      ...(nameEn ? { nameEn } : {}),
      parent: parent ?? null,
      summary: summary ?? '',
      assumed: [...assumed],
    })),
    plans: definition.plans.map((plan) => ({
      year: plan.year,
      title: plan.title,
      targets: plan.targets.map((target) => presentTarget(target, plan, definition, units)),
    })),
  };
}

/** What the county's own files define, with everything that was assumed marked as assumed. */
export function definitionRoutes(app: App, db: Db, clock: Clock): void {
  app.get(
    '/api/counties/:county/definition',
    {
      config: { policy: maySeeOrganisations },
      schema: { params: z.object({ county: CountyId }), response: { 200: DefinitionView } },
    },
    async (request) => {
      const definition = await definitionOf(db, request.params.county);
      if (!definition)
        throw notFound('本县还没有载入定义。', 'No definitions are loaded for this county yet.');
      return present(definition, today(clock));
    },
  );
}
