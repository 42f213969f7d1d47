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

type OfVersion = Pick<CaseState, 'matterVersion'>;

/** The versions of matters that some cases keep, by digest. */
export async function versionsOf(
  db: Db,
  county: CountyId,
  states: readonly OfVersion[],
): Promise<ReadonlyMap<string | null, MatterVersion['matter']>> {
  const digests = new Set(states.flatMap(({ matterVersion }) => matterVersion ?? []));
  const found = new Map<string, MatterVersion['matter']>();
  for (const digest of digests) {
    const version = await findMatterVersion(db, county, digest as Digest);
    if (version) found.set(digest, version.matter);
  }
  return found;
}

/** How the matter of a case is called, by the version that the case keeps. */
export type MatterNames = (state: OfVersion & Pick<CaseState, 'matter'>) => Wording;

export async function matterNames(
  db: Db,
  county: CountyId,
  states: readonly OfVersion[],
): Promise<MatterNames> {
  const versions = await versionsOf(db, county, states);
  return ({ matterVersion, matter }) => versions.get(matterVersion)?.name ?? { zh: matter, en: matter };
}

/** How the stage of a case is called, by the version of the matter that the case keeps. */
export type StageNames = (state: OfVersion & Pick<CaseState, 'stage'>) => Wording;

export async function stageNames(
  db: Db,
  county: CountyId,
  states: readonly OfVersion[],
): Promise<StageNames> {
  const versions = await versionsOf(db, county, states);
  return ({ matterVersion, stage }) =>
    versions.get(matterVersion)?.stages[stage]?.name ?? { zh: stage, en: stage };
}
