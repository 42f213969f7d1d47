import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { Day, Instant } from '../../clock/index.ts';
import type { Wording } from '../../kernel/index.ts';
import type { CaseView, FieldView, Milestone, Target } from '../../wire/index.ts';
import { dayText, momentText } from '../format/moment.ts';
import { Milestones } from '../parts/milestones.tsx';
import { Targets } from '../parts/tags.tsx';
import { useWording } from '../wording/index.ts';
import { CaseLink } from './case-link.tsx';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value chosen among words comes with them; of several values each is told. */
function plain(value: unknown, language: 'zh' | 'en', between: string): string {
  if (Array.isArray(value)) return value.map((one) => plain(one, language, between)).join(between);
  const said = isRecord(value) ? value[language] : value;
  return typeof said === 'string' || typeof said === 'number' ? String(said) : JSON.stringify(value);
}

/** What only the matter's own form explains: records, told one by one. */
function Other({ value }: { value: unknown }) {
  const { t, language } = useWording();
  const told = (one: unknown): string => plain(one, language, t('list.semicolon'));
  const list = Array.isArray(value) ? value : [value];
  return (
    <ul>
      {list.map((one) => (
        <li key={JSON.stringify(one)}>
          {isRecord(one)
            ? Object.values(one)
                // A yes or a no says nothing without its name.
                .filter((part) => part !== null && part !== '' && typeof part !== 'boolean')
                .map(told)
                .join(t('list.comma'))
            : told(one)}
        </li>
      ))}
    </ul>
  );
}

type Ref = NonNullable<CaseView['standing']['parent']>;

function Cases({ county, list }: { county: string; list: readonly Ref[] }) {
  return (
    <ul>
      {list.map((one) => (
        <li key={one.id}>
          <CaseLink county={county} one={one} />
        </li>
      ))}
    </ul>
  );
}

type Reference = { readonly name: Wording; readonly case: string | null };

/** What a field refers to: names, each leading to its case where it is one. */
function References({ county, list }: { county: string; list: readonly Reference[] }) {
  const { t, say } = useWording();
  return list.map(({ name, case: id }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the values of a field stand still
    <Fragment key={index}>
      {index > 0 && t('list.comma')}
      {id ? (
        <Link to="/c/$county/cases/$case" params={{ county, case: id }}>
          {say(name)}
        </Link>
      ) : (
        say(name)
      )}
    </Fragment>
  ));
}

/** A value as its kind says what it is: the server named it, so that its shape is known here. */
const listOf = <T,>(value: unknown): readonly T[] => (Array.isArray(value) ? value : []);

type Said = Pick<FieldView, 'kind' | 'value' | 'said'>;

/** One value of a form in words. */
export function FieldValue({ county, field: { kind, value, said } }: { county: string; field: Said }) {
  const { t, say, language } = useWording();
  if (said) return say(said);
  switch (kind) {
    case 'day':
      return dayText(value as Day, language);
    case 'moment':
      return momentText(value as Instant, language);
    case 'yes-no':
      return t(value === true ? 'answer.yes' : 'answer.no');
    case 'choice':
      return isRecord(value) ? String(value[language]) : '';
    case 'targets':
      return <Targets targets={listOf<Target>(value)} />;
    case 'milestones': {
      const list = listOf<Milestone & { unit: string }>(value);
      return <Milestones milestones={list} unit={list[0]?.unit ?? ''} />;
    }
    case 'cases':
      return <Cases county={county} list={listOf<Ref>(value)} />;
    case 'references':
      return <References county={county} list={listOf<Reference>(value)} />;
    case 'list':
      return listOf<string>(value).join(t('list.comma'));
    case 'number':
      return Number(value).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB');
    case 'text':
      return <span className="field-text">{String(value)}</span>;
    case 'other':
      return <Other value={value} />;
  }
}

const wide: readonly FieldView['kind'][] = ['other', 'targets', 'milestones', 'cases'];
const longText = 40;
const isLong = ({ kind, value }: FieldView): boolean =>
  wide.includes(kind) || (typeof value === 'string' && value.length > longText);

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** Values of a form with their labels, as parts of a list of facts; an empty list says nothing. */
export function FieldFacts({ county, fields }: { county: string; fields: readonly FieldView[] }) {
  const { say } = useWording();
  return fields
    .filter(({ value }) => !isEmpty(value))
    .map((field) => (
      <div key={field.name} className={isLong(field) ? 'facts-wide' : undefined}>
        <dt>{say(field.label)}</dt>
        <dd>
          <FieldValue county={county} field={field} />
        </dd>
      </div>
    ));
}
