import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { CasePage } from '../../wire/index.ts';
import { request } from '../ask/index.ts';
import { Field } from '../parts/field.tsx';
import { useWording } from '../wording/index.ts';
import type { Whole } from './rows.ts';

type AlsoProps = {
  readonly county: string;
  readonly whole: Whole;
  readonly also: readonly string[];
  readonly set: (also: string[]) => void;
};

/** Further commitments of the same plan that a task counts towards: in full for each, and once in each. */
export function AlsoUnder({ county, whole, also, set }: AlsoProps) {
  const { t } = useWording();
  const [word, setWord] = useState('');
  const asked = new URLSearchParams({ matter: 'commitment', year: String(whole.year), state: 'adopted' });
  if (word.trim() !== '') asked.set('q', word.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['county', county, 'cases', 'also-under', asked.toString()],
    queryFn: () => request<CasePage>(`/api/counties/${county}/cases?${asked}`),
  });
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const found = (data?.cases ?? [])
    .filter(({ id }) => id !== whole.id)
    .map(({ id, number, title }) => ({ value: id as string, label: `${number} ${title}` }));
  const chosen = also
    .filter((id) => found.every(({ value }) => value !== id))
    .map((id) => ({ value: id, label: known.get(id) ?? '' }));
  return (
    <Field label={t('breakdown.also')} hint={t('breakdown.also.hint')}>
      {(ids) => (
        <Select
          {...ids}
          mode="multiple"
          maxCount={20}
          value={[...also]}
          loading={isFetching}
          showSearch={{ filterOption: false, onSearch: setWord }}
          notFoundContent={t('search.none')}
          options={[...chosen, ...found]}
          onChange={(next: string[]) => {
            setKnown(new Map([...known, ...found.map(({ value, label }) => [value, label] as const)]));
            set(next);
          }}
        />
      )}
    </Field>
  );
}
