import { Checkbox, Input, Select } from 'antd';
import type { NoticeAddresses } from '../../wire/index.ts';
import { Field } from '../parts/field.tsx';
import { useWording } from '../wording/index.ts';
import { faultOf, type Typed } from './habits.ts';

type HabitsFieldsProps = {
  readonly typed: Typed;
  readonly put: (typed: Typed) => void;
  readonly county: NoticeAddresses['county'];
};

/** How an address is told: by link, in which language, and when; an empty time leaves it to the county. */
export function HabitsFields({ typed, put, county }: HabitsFieldsProps) {
  const { t } = useWording();
  const fault = faultOf(typed);
  const quiet =
    county.quietFrom && county.quietTo ? `${county.quietFrom}–${county.quietTo}` : t('notice.quiet.none');
  const time = (name: 'digestAt' | 'quietFrom' | 'quietTo') => ({
    type: 'time' as const,
    value: typed[name],
    onChange: (event: { target: { value: string } }) => put({ ...typed, [name]: event.target.value }),
  });
  return (
    <>
      <Checkbox checked={typed.byLink} onChange={(event) => put({ ...typed, byLink: event.target.checked })}>
        {t('notice.by-link')}
      </Checkbox>
      <Field label={t('notice.language')} hint={t('notice.language.hint')}>
        {(ids) => (
          <Select
            {...ids}
            value={typed.language}
            onChange={(language) => put({ ...typed, language })}
            options={[
              { value: 'zh', label: t('notice.language.zh') },
              { value: 'en', label: t('notice.language.en') },
            ]}
          />
        )}
      </Field>
      <Field label={t('notice.digest')} hint={t('notice.digest.hint', { county: county.digestAt })}>
        {(ids) => <Input {...ids} {...time('digestAt')} />}
      </Field>
      <div className="notice-hours">
        <Field label={t('notice.quiet.from')}>{(ids) => <Input {...ids} {...time('quietFrom')} />}</Field>
        <Field label={t('notice.quiet.to')}>{(ids) => <Input {...ids} {...time('quietTo')} />}</Field>
      </div>
      {fault ? (
        <p className="notice-fault" role="alert">
          {t(fault)}
        </p>
      ) : (
        <p className="quiet small">
          {t('notice.quiet.hint', { county: quiet })} {county.assumed && t('notice.county.assumed')}
        </p>
      )}
    </>
  );
}
