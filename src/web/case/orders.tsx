import type { CaseView } from '../../wire/index.ts';
import { momentText } from '../format/moment.ts';
import { NameOf, postNamed } from '../parts/assumed.tsx';
import { useWording } from '../wording/index.ts';

type Urging = CaseView['standing']['urgings'][number];

function Order({ urging }: { urging: Urging }) {
  const { t, language } = useWording();
  const { answer, level, at, text, clock } = urging;
  return (
    <li className={`order order-${level.id}`}>
      <p>
        <span className={`tag tag-level-${level.id}`}>{level[language]}</span>{' '}
        <time className="quiet small" dateTime={at}>
          {momentText(at, language)}
        </time>{' '}
        {clock === null && (
          <span className="quiet small">
            <NameOf named={postNamed(urging.byPost)} />
          </span>
        )}
      </p>
      <p>{text}</p>
      {answer ? (
        <p className="order-answer">
          <b>{t('orders.answer')}</b> {answer.text}{' '}
          <span className="quiet small">
            {momentText(answer.at, language)} <NameOf named={postNamed(answer.byPost)} />
          </span>
        </p>
      ) : (
        level.id !== 'reminder' && <p className="order-open">{t('orders.open')}</p>
      )}
    </li>
  );
}

/** The reminders and orders of the ladder, and those by hand, each with its answer. */
export function Orders({ view }: { view: CaseView }) {
  const { t } = useWording();
  const { urgings } = view.standing;
  if (urgings.length === 0) return null;
  return (
    <section aria-label={t('orders.title')}>
      <h2>{t('orders.title')}</h2>
      <ol className="orders">
        {urgings.map((urging) => (
          <Order key={urging.seq} urging={urging} />
        ))}
      </ol>
    </section>
  );
}
