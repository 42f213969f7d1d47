import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FormView, MatterView } from '../../wire/index.ts';
import { fieldsOf } from '../form/shape.ts';
import { dayText } from '../format/moment.ts';
import { Head } from '../parts/head.tsx';
import { useMatters } from '../parts/matters.ts';
import { Nothing, Stateful } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { MatterClocks } from './clocks.tsx';
import './matters.css';
import { MatterSteps } from './steps.tsx';

const route = getRouteApi('/c/$county/matters/$matter');

type Part = { readonly matter: MatterView };

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="matter-part" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** The stages in their order; where nothing is owed any more says so. */
function Stages({ matter }: Part) {
  const { t, say } = useWording();
  return (
    <ol className="matter-stages">
      {Object.entries(matter.stages).map(([id, { name, end }]) => (
        <li key={id} className={end ? 'tag tag-confirmed' : 'tag tag-stage'}>
          {say(name)}
          {end && t('matters.end')}
        </li>
      ))}
    </ol>
  );
}

function FormFields({ form }: { form: FormView }) {
  const { t, say } = useWording();
  return (
    <ul className="matter-fields">
      {fieldsOf(form).map(({ name, label, required, shape }) => (
        <li key={name}>
          {say(label)}
          {required && <span className="tag">{t('matters.required')}</span>}
          {shape.kind === 'choice' && (
            <span className="quiet small"> {shape.options.map(say).join(t('list.comma'))}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Ladder({ matter }: Part) {
  const { t, say } = useWording();
  return (
    <ol className="matter-ladder">
      {matter.ladder.map((rung) => (
        <li key={`${rung.level.id} ${rung.at.zh} ${rung.clocks.map(({ zh }) => zh).join()}`}>
          <span className={`tag tag-level-${rung.level.id}`}>{say(rung.level)}</span> {say(rung.at)}
          {t('entry.colon')}
          {rung.clocks.map(say).join(t('list.comma'))}{' '}
          <span className="quiet">
            {t('matters.to', { whom: rung.to.map(say).join(t('list.comma')) })}
            {rung.unanswered && t('matters.unanswered')}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Rates({ matter }: Part) {
  const { t, say } = useWording();
  return (
    <dl className="matter-rates">
      {matter.rates.map(({ name, numerator, denominator, asOf }) => (
        <div key={name.zh}>
          <dt>{say(name)}</dt>
          <dd>
            {t('matters.ratio', { numerator: say(numerator), denominator: say(denominator) })}
            <span className="quiet small"> {say(asOf)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** How a case of the matter may be told at its end: classes of replies, outcomes, accepted evidence. */
function Ends({ matter }: Part) {
  const { t, say } = useWording();
  const rows: (readonly [string, string[]])[] = [
    [t('ask.class'), Object.values(matter.classes).map(({ name }) => say(name))],
    [t('ask.outcome'), Object.values(matter.outcomes).map(say)],
    [
      t('matters.milestones'),
      matter.milestones.map(
        ({ name, accepts }) => `${say(name)}${t('entry.colon')}${accepts.join(t('list.comma'))}`,
      ),
    ],
    [t('matters.public'), matter.public.map(say)],
  ];
  return (
    <dl className="matter-rates">
      {rows.map(
        ([label, words]) =>
          words.length > 0 && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{words.join(t('list.comma'))}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Definition({ county, matter }: Part & { county: string }) {
  const { t, say, language } = useWording();
  return (
    <>
      <p className="crumbs">
        <Link to="/c/$county/matters" params={{ county }}>
          ← {t('matters.title')}
        </Link>
      </p>
      <Head
        title={say(matter.name)}
        aside={
          matter.mayOpen && (
            <Link
              to="/c/$county/open"
              params={{ county }}
              search={{ matter: matter.id }}
              className="button-link"
            >
              {t('open.title')}
            </Link>
          )
        }
      >
        {matter.basis && <p>{t('step.basis', { basis: matter.basis })}</p>}
        <p className="quiet">
          {t('matters.from', { day: dayText(matter.validFrom, language) })}
          {t('list.semicolon')}
          {t('matters.opened-by', { whom: matter.openedBy.map(say).join(t('list.comma')) })}
        </p>
        <p className="hash">{matter.digest}</p>
      </Head>
      <Section title={t('matters.stages')}>
        <Stages matter={matter} />
      </Section>
      <Section title={t('matters.steps')}>
        <MatterSteps matter={matter} />
      </Section>
      {matter.clocks.length > 0 && (
        <Section title={t('clocks.title')}>
          <MatterClocks matter={matter} />
        </Section>
      )}
      {matter.ladder.length > 0 && (
        <Section title={t('matters.ladder')}>
          <Ladder matter={matter} />
        </Section>
      )}
      {matter.form && (
        <Section title={t('matters.form')}>
          <FormFields form={matter.form} />
        </Section>
      )}
      {matter.privateForm && (
        <Section title={t('form.private')}>
          <FormFields form={matter.privateForm} />
        </Section>
      )}
      <Section title={t('matters.ends')}>
        <Ends matter={matter} />
      </Section>
      {matter.rates.length > 0 && (
        <Section title={t('matters.rates')}>
          <Rates matter={matter} />
        </Section>
      )}
    </>
  );
}

/** One kind of work as the county's files define it: stages, steps and who does them, clocks with their law. */
export function MatterPage() {
  const { t } = useWording();
  const { county, matter: id } = route.useParams();
  return (
    <Stateful
      alone
      page={useMatters(county)}
      ready={(matters) => {
        const matter = matters.find((one) => one.id === id);
        return matter ? (
          <Definition county={county} matter={matter} />
        ) : (
          <>
            <Head title={t('matters.title')} />
            <Nothing title={t('matters.missing')}>
              <Link to="/c/$county/matters" params={{ county }}>
                {t('matters.title')}
              </Link>
            </Nothing>
          </>
        );
      }}
    />
  );
}
