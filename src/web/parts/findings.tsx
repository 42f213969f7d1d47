import type { z } from 'zod';
import type { DiagnosticShape } from '../../wire/index.ts';
import { useWording } from '../wording/index.ts';

/** Something found in a text, as the server tells it. */
export type Finding = z.infer<typeof DiagnosticShape>;

function Place({ place }: { place: Finding['place'] }) {
  const { t } = useWording();
  if (place.line !== undefined) {
    return (
      <span className="finding-place">
        {t(place.column === undefined ? 'finding.line' : 'finding.line-column', {
          line: place.line,
          column: place.column ?? 0,
        })}
      </span>
    );
  }
  if (place.start !== undefined) {
    return <span className="finding-place">{t('finding.offset', { offset: place.start })}</span>;
  }
  return null;
}

/** Every finding in a text, with its place and what to do (law 11). */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t, say } = useWording();
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <li
          key={`${finding.code} ${JSON.stringify(finding.place)}`}
          className={`finding finding-${finding.severity}`}
        >
          <span className="finding-severity">
            {t(finding.severity === 'error' ? 'finding.error' : 'finding.warning')}
          </span>
          <Place place={finding.place} />
          <p>{say(finding.message)}</p>
          <p className="quiet">{say(finding.hint)}</p>
        </li>
      ))}
    </ul>
  );
}
