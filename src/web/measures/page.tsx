import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { MeasureView, ObservationView } from '../../wire/index.ts';
import { dayText } from '../format/moment.ts';
import { AssumedTag, useName } from '../parts/assumed.tsx';
import { Head } from '../parts/head.tsx';
import { Nothing, Stateful } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { aspectKeys, gradeKeys } from './keys.ts';
import './measures.css';
import { Recording } from './record-form.tsx';
import { useMeasureList, useSeries } from './use-measures.ts';

const route = getRouteApi('/c/$county/measures');

/** One figure in words: what it is, of which period, how sure it is, which edition, and since when. */
function Observed({ one, unit }: { one: ObservationView; unit: string }) {
  const { t, say, language } = useWording();
  const aspect = aspectKeys.find(([id]) => id === one.aspect)?.[1] ?? 'measures.aspect.level';
  const grade = gradeKeys.find(([id]) => id === one.grade)?.[1] ?? 'grade.reported';
  return (
    <span className="observed">
      <span>
        {one.area} {say(one.when)}
      </span>
      <b>
        {one.aspect !== 'level' && `${t(aspect)} `}
        {one.value}
        {one.aspect === 'level' && ` ${unit}`}
        {one.aspect === 'growth' && '%'}
      </b>
      <span className="tag">{t(grade)}</span>
      <span className="quiet">
        {t('grade.vintage', { vintage: one.vintage })} {one.edition}
      </span>
      <span className="quiet">{t('measures.issued-on', { day: dayText(one.issuedOn, language) })}</span>
    </span>
  );
}

/** Every figure with its revisions, of the year of the latest one and the year before. */
function Series({ county, measure }: { county: string; measure: MeasureView }) {
  const nameIn = useName();
  const { t } = useWording();
  const year = measure.latest?.period.slice(0, 4) ?? '';
  const series = useSeries(county, measure.id, year);
  return (
    <Stateful
      page={series}
      ready={(list) => (
        <ol className="measure-series" aria-label={t('measures.series', { measure: nameIn(measure) })}>
          {list.toReversed().map((one) => (
            <li key={`${one.period} ${one.aspect} ${one.grade} ${one.place} ${one.vintage}`}>
              <Observed one={one} unit={measure.unit} />
            </li>
          ))}
        </ol>
      )}
    />
  );
}

function Measure({ county, measure }: { county: string; measure: MeasureView }) {
  const nameIn = useName();
  const { t, say } = useWording();
  const [open, setOpen] = useState(false);
  const { latest } = measure;
  return (
    <li className="measure">
      <p>
        <b>{nameIn(measure)}</b> <span className="quiet">{measure.unit}</span>{' '}
        {measure.assumed.length > 0 && <AssumedTag words={t('definition.assumed')} />}
      </p>
      {measure.caution && <p className="quiet small">{measure.caution}</p>}
      <p className="quiet small">{t('measures.recorders', { who: say(measure.recorders) })}</p>
      {latest ? (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            <Observed one={latest} unit={measure.unit} />
          </summary>
          {open && <Series county={county} measure={measure} />}
        </details>
      ) : (
        <p className="quiet">{t('measures.none')}</p>
      )}
    </li>
  );
}

/** The county's measures with their figures; each revision stays beside the one before. */
export function MeasuresPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  return (
    <>
      <Head title={t('measures.title')}>
        <p className="quiet">{t('measures.words')}</p>
        <p className="quiet">{t('measures.who')}</p>
      </Head>
      <Stateful
        page={useMeasureList(county)}
        ready={(measures) =>
          measures.length === 0 ? (
            <Nothing title={t('measures.undefined')} />
          ) : (
            <>
              <ul className="measure-list">
                {measures.map((measure) => (
                  <Measure key={measure.id} county={county} measure={measure} />
                ))}
              </ul>
              {measures.some(({ mayRecord }) => mayRecord) ? (
                <Recording county={county} measures={measures.filter(({ mayRecord }) => mayRecord)} />
              ) : (
                <p className="quiet">{t('measures.not-yours')}</p>
              )}
            </>
          )
        }
      />
    </>
  );
}
