import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCounty } from '../catalog/index.ts';
import type { Clock } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { type CountyId, hasErrors, Refusal } from '../kernel/index.ts';
import { installCounty } from '../people/index.ts';

const shippedCounties = fileURLToPath(new URL('../../counties', import.meta.url));

/** A county is named by a folder under `counties/`, or by the path of a folder elsewhere. */
function folderOf(name: string): string {
  const folder =
    name.includes('/') || name.includes(path.sep) ? path.resolve(name) : path.join(shippedCounties, name);
  if (existsSync(folder)) return folder;
  throw new Refusal(
    'bad-input',
    {
      zh: `找不到县域定义文件夹“${name}”。请把 SUOHE_COUNTY 设为 counties/ 下的文件夹名（多个用逗号分隔），或文件夹路径。`,
      en: `There is no folder of county definitions “${name}”. Set SUOHE_COUNTY to names of folders under counties/, separated by commas, or to paths.`,
    },
    { setting: 'SUOHE_COUNTY' },
  );
}

/**
 * Takes over the definitions of the counties that this installation serves: SUOHE_COUNTY, `xingyang` unless
 * said otherwise. A folder with faults stops the start, with every fault and its place; nothing of it is
 * loaded.
 */
export async function installCounties(
  env: Readonly<Record<string, string | undefined>>,
  db: Db,
  clock: Clock,
): Promise<readonly { readonly id: CountyId; readonly name: string }[]> {
  const names = (env['SUOHE_COUNTY'] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const installed: { id: CountyId; name: string }[] = [];
  for (const name of names.length > 0 ? names : ['xingyang']) {
    const { definition, digest, diagnostics } = await loadCounty(folderOf(name));
    if (!definition || !digest || hasErrors(diagnostics)) {
      throw new Refusal(
        'bad-input',
        {
          zh: `县域定义“${name}”有 ${diagnostics.length} 处问题，没有载入。请运行 bin/suohe define check 查看并改正。`,
          en: `The definitions of “${name}” have ${diagnostics.length} fault(s) and were not loaded. Run bin/suohe define check, and mend them.`,
        },
        {},
        diagnostics,
      );
    }
    await installCounty(db, clock, definition, digest);
    installed.push({ id: definition.county.id, name: definition.county.name });
  }
  return installed;
}
