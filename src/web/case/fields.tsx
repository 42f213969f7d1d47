import type { Day, Instant } from '../../clock/index.ts';
import type { FieldView } from '../../wire/index.ts';
import { dayText, momentText } from '../format/moment.ts';
import { useWording } from '../wording/index.ts';

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
                .filter((part) => part !== null && part !== '')
                .map(told)
                .join(t('list.comma'))
            : told(one)}
        </li>
      ))}
    </ul>
  );
}

function Value({ field: { kind, value, said } }: { field: FieldView }) {
  const { t, say, language } = useWording();
  if (said) return say(said);
  switch (kind) {
    case 'day':
      return dayText(value as Day, language);
    case 'moment':
      return momentText(value as Instant, language);
    case 'yes-no':
      return t(value === true ? 'answer.yes' : 'answer.no');
    case 'list':
      return Array.isArray(value) ? value.map(String).join(t('list.comma')) : '';
    case 'number':
      return Number(value).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB');
    case 'text':
      return <span className="field-text">{String(value)}</span>;
    case 'other':
      return <Other value={value} />;
  }
}

const longText = 40;
const isLong = ({ kind, value }: FieldView): boolean =>
  kind === 'other' || (typeof value === 'string' && value.length > longText);

/** Values of a form with their labels, as parts of a list of facts. */
export function FieldFacts({ fields }: { fields: readonly FieldView[] }) {
  const { say } = useWording();
  return fields.map((field) => (
    <div key={field.name} className={isLong(field) ? 'facts-wide' : undefined}>
      <dt>{say(field.label)}</dt>
      <dd>
        <Value field={field} />
      </dd>
    </div>
  ));
}
