import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { FoundPage } from '../../wire/index.ts';
import { request } from '../ask/index.ts';
import { useWording } from '../wording/index.ts';
import { textOf } from './typed.ts';

type CasePickerProps = {
  readonly county: string;
  readonly ids: { readonly id: string; readonly 'aria-describedby'?: string };
  readonly value: unknown;
  readonly put: (value: unknown) => void;
};

/** Another case, found by its number or words of its title. */
export function CasePicker({ county, ids, value, put }: CasePickerProps) {
  const { t } = useWording();
  const [word, setWord] = useState('');
  const asked = word.trim();
  const { data, isFetching } = useQuery({
    queryKey: ['county', county, 'search', asked, undefined],
    queryFn: () => request<FoundPage>(`/api/counties/${county}/search?${new URLSearchParams({ q: asked })}`),
    enabled: [...asked].length >= 2,
  });
  const options = (data?.cases ?? [])
    .filter(({ ended }) => !ended)
    .map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }));
  return (
    <Select
      {...ids}
      value={textOf(value) === '' ? null : textOf(value)}
      allowClear
      loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setWord }}
      placeholder={t('form.case.choose')}
      notFoundContent={t(asked === '' ? 'search.begin' : 'search.none')}
      options={options}
      onChange={(chosen: string | undefined) => put(chosen ?? '')}
    />
  );
}
