import { findMatterVersion, type MatterVersion } from '../catalog/index.ts';
import type { Db } from '../db/index.ts';
import type { CountyId, Digest, Wording } from '../kernel/index.ts';
import type { CaseState } from './case.ts';

/** The version of the matter that a case keeps; undefined for cases from before matters had versions. */
export async function matterOfCase(
  db: Db,
  county: CountyId,
  { matterVersion }: CaseState,
): Promise<MatterVersion | undefined> {
  return matterVersion === null ? undefined : await findMatterVersion(db, county, matterVersion as Digest);
}

/** How the stage of a case is called, by the version of the matter that the case keeps. */
export type StageNames = (state: Pick<CaseState, 'matterVersion' | 'stage'>) => Wording;

export async function stageNames(
  db: Db,
  county: CountyId,
  states: readonly Pick<CaseState, 'matterVersion'>[],
): Promise<StageNames> {
  const digests = new Set(states.flatMap(({ matterVersion }) => matterVersion ?? []));
  const stages = new Map<string, Readonly<Record<string, { readonly name: Wording }>>>();
  for (const digest of digests) {
    const version = await findMatterVersion(db, county, digest as Digest);
    if (version) stages.set(digest, version.matter.stages);
  }
  return ({ matterVersion, stage }) =>
    stages.get(matterVersion ?? '')?.[stage]?.name ?? { zh: stage, en: stage };
}
