import { Link } from '@tanstack/react-router';
import type { Instant } from '../../clock/index.ts';
import type { CaseView, FindingView, SelfReportView } from '../../wire/index.ts';
import { momentText } from '../format/moment.ts';
import { NameOf, postNamed } from '../parts/assumed.tsx';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { CaseLink } from './case-link.tsx';

type Written = Pick<SelfReportView, 'at' | 'byPost'>;
type Verdict = NonNullable<SelfReportView['verdict']>;

/** Who wrote it, and when. */
function By({ at, byPost }: Written) {
  const { language } = useWording();
  return (
    <span className="quiet small">
      <time dateTime={at}>{momentText(at, language)}</time> <NameOf named={postNamed(byPost)} />
    </span>
  );
}

function Said({ verdict }: { verdict: Verdict }) {
  const { t, language } = useWording();
  const found = verdict.found.map(({ metric, value }) =>
    t('verification.found', { metric, value: value.toLocaleString() }),
  );
  return (
    <>
      <span className={verdict.passed ? 'tag tag-confirmed' : 'tag tag-late'}>{verdict.words[language]}</span>{' '}
      {[verdict.reason, ...found].filter(Boolean).join(t('list.semicolon'))} <By {...verdict} />
    </>
  );
}

/** A self-report and the verdict on it, side by side: two facts by two hands. */
function Report({ report }: { report: SelfReportView }) {
  const { t } = useWording();
  return (
    <li className="self-report">
      <p>
        <b>{t('verification.self-report')}</b> {report.text} <By {...report} />
      </p>
      <p>
        <b>{t('verification.verdict')}</b>{' '}
        {report.verdict ? (
          <Said verdict={report.verdict} />
        ) : (
          <span className="tag tag-proposed">{t('verification.waiting')}</span>
        )}
      </p>
    </li>
  );
}

function Finding({ county, finding }: { county: string; finding: FindingView }) {
  const { t, language } = useWording();
  const { inspection, visitedAt, place } = finding;
  const where = [
    visitedAt === null ? '' : t('verification.visited', { at: momentText(visitedAt as Instant, language) }),
    place ?? '',
  ].filter(Boolean);
  return (
    <li className="self-report">
      <p>
        <b>{t('verification.on-the-spot')}</b>{' '}
        <Link to="/c/$county/cases/$case" params={{ county, case: inspection.id }}>
          {inspection.number}
        </Link>{' '}
        <Said verdict={finding} />
      </p>
      {where.length > 0 && <p className="quiet small">{where.join(t('list.semicolon'))}</p>}
    </li>
  );
}

/** The case that is inspected here, and what its unit says of it. */
function Inspected({
  county,
  inspected,
}: {
  county: string;
  inspected: NonNullable<CaseView['standing']['inspected']>;
}) {
  const { t } = useWording();
  return (
    <>
      <p>
        <b>{t('verification.of')}</b> <CaseLink county={county} one={inspected.case} />
      </p>
      {inspected.report && (
        <p>
          <b>{t('verification.self-report')}</b> {inspected.report.text} <By {...inspected.report} />
        </p>
      )}
    </>
  );
}

/** Whether the last that was found on the spot speaks against a case that stands as closed. */
function closedButFalse({ ended, standing: { findings } }: CaseView): boolean {
  return ended && findings.at(-1)?.passed === false;
}

/** What the units reported as done and what others found about it: neither overwrites the other. */
export function Verification({ county, view }: { county: string; view: CaseView }) {
  const { t } = useWording();
  const { selfReports, findings, inspected } = view.standing;
  if (selfReports.length + findings.length === 0 && inspected === null) return null;
  return (
    <section aria-label={t('verification.title')}>
      <h2>{t('verification.title')}</h2>
      {closedButFalse(view) && <Note tone="warn">{t('verification.closed-but-false')}</Note>}
      {inspected && <Inspected county={county} inspected={inspected} />}
      <ol className="self-reports">
        {selfReports.map((report) => (
          <Report key={report.seq} report={report} />
        ))}
        {findings.map((finding) => (
          <Finding key={finding.seq} county={county} finding={finding} />
        ))}
      </ol>
    </section>
  );
}
