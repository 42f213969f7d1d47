import {
  compareMatters,
  findMatterVersion,
  listMatters,
  type Matter,
  type MatterDifference,
  matterDigest,
} from '../../catalog/index.ts';
import type { Day } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId, Digest, Wording } from '../../kernel/index.ts';
import { countOpenByStage, type OpenInStage } from './store.ts';

/** Open cases that stand in a stage: those in one that the new version does not have go on by the old alone. */
export type StageBefore = Omit<OpenInStage, 'matter' | 'version' | 'stage'> & {
  readonly stage: { readonly id: string; readonly name: Wording };
  readonly stands: boolean;
};

/** A version that open cases keep, how the new one differs from it, and where those cases stand. */
export type VersionBefore = {
  readonly version: Digest | null;
  readonly inForce: boolean;
  readonly open: number;
  readonly differences: readonly MatterDifference[];
  readonly stages: readonly StageBefore[];
};

/** What taking over a definition of a matter would change. A matter that is new there has no versions before. */
export type MatterPreview = {
  readonly matter: string;
  readonly name: Wording;
  readonly change: 'same' | 'new' | 'changed' | 'gone';
  readonly version: Digest | null;
  readonly validFrom: Day | null;
  readonly before: readonly VersionBefore[];
};

/** What stands now: the versions in force on the day, and the open cases. */
type Standing = {
  readonly inForce: ReadonlyMap<string, { readonly digest: Digest; readonly matter: Matter }>;
  readonly open: readonly OpenInStage[];
  readonly versions: ReadonlyMap<Digest, Matter>;
};

async function standingOf(db: Db, county: CountyId, on: Day): Promise<Standing> {
  const [inForce, open] = await Promise.all([listMatters(db, county, on), countOpenByStage(db, county)]);
  const versions = new Map(inForce.map(({ digest, matter }) => [digest, matter]));
  for (const { version } of open) {
    const found =
      version === null || versions.has(version) ? undefined : await findMatterVersion(db, county, version);
    if (found) versions.set(found.digest, found.matter);
  }
  return { inForce: new Map(inForce.map((one) => [one.matter.id, one])), open, versions };
}

function stagesOf(
  open: readonly OpenInStage[],
  held: Matter | undefined,
  after: Matter | undefined,
): StageBefore[] {
  return open.map(({ stage, count, examples }) => ({
    stage: { id: stage, name: held?.stages[stage]?.name ?? { zh: stage, en: stage } },
    stands: after === undefined ? false : after.stages[stage] !== undefined,
    count,
    examples,
  }));
}

/** The versions of a matter that the new one is held against: the one in force, and those that open cases keep. */
function versionsBefore(
  matter: string,
  after: { readonly digest: Digest; readonly matter: Matter } | undefined,
  { inForce, open, versions }: Standing,
): VersionBefore[] {
  const current = inForce.get(matter)?.digest;
  const own = open.filter((one) => one.matter === matter);
  const digests = new Set([...(current ? [current] : []), ...own.map(({ version }) => version)]);
  return [...digests]
    .filter((version) => version !== after?.digest)
    .map((version) => {
      // Cases from before matters had versions follow the one in force.
      const held = versions.get(version ?? current ?? ('' as Digest));
      const kept = own.filter((one) => one.version === version);
      return {
        version,
        inForce: version === current,
        open: kept.reduce((sum, { count }) => sum + count, 0),
        differences: held && after ? compareMatters(held, after.matter) : [],
        stages: stagesOf(kept, held, after?.matter),
      };
    });
}

function changeOf(
  next: Digest | undefined,
  current: Digest | undefined,
  before: readonly VersionBefore[],
): MatterPreview['change'] {
  if (next === undefined) return 'gone';
  if (next === current) return 'same';
  return before.length > 0 ? 'changed' : 'new';
}

/**
 * What would change for open cases if these matters were taken over: nothing is written. A case keeps the version it
 * was opened under (law 7); this says what such a case goes without and what it alone still has.
 */
export async function previewMatters(
  db: Db,
  county: CountyId,
  matters: readonly Matter[],
  on: Day,
): Promise<MatterPreview[]> {
  const standing = await standingOf(db, county, on);
  const after = new Map(
    // Of several stretches of days that of the day counts, else the next to come.
    matters
      .filter(({ validTo }) => validTo === undefined || validTo >= on)
      .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
      .map((matter) => [matter.id, { digest: matterDigest(matter), matter }]),
  );
  const ids = [
    ...new Set([...after.keys(), ...standing.inForce.keys(), ...standing.open.map((o) => o.matter)]),
  ];
  return ids.toSorted().map((id) => {
    const next = after.get(id);
    const current = standing.inForce.get(id);
    const before = versionsBefore(id, next, standing);
    const change = changeOf(next?.digest, current?.digest, before);
    return {
      matter: id,
      name: (next ?? current)?.matter.name ?? { zh: id, en: id },
      change,
      version: next?.digest ?? null,
      validFrom: next?.matter.validFrom ?? null,
      before,
    };
  });
}
