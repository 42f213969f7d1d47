import type { Day, Instant } from '../../clock/index.ts';
import type { FieldView } from '../../wire/index.ts';
import { dayText, momentText } from '../format/moment.ts';
import { useWording } from '../wording/index.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const plain = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(plain).join('；');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
};

/** What only the matter's own form explains: records, told one by one. */
function Other({ value }: { value: unknown }) {
  const { t } = useWording();
  const list = Array.isArray(value) ? value : [value];
  return (
    <ul>
      {list.map((one) => (
        <li key={JSON.stringify(one)}>
          {isRecord(one)
            ? Object.values(one)
                .filter((part) => part !== null && part !== '')
                .map(plain)
                .join(t('list.comma'))
            : plain(one)}
        </li>
      ))}
    </ul>
  );
}

function Value({ field: { kind, value } }: { field: FieldView }) {
  const { t, language } = useWording();
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
