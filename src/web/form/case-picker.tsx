import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { FoundPage } from '../../wire/index.ts';
import { request } from '../ask/index.ts';
import { useWording } from '../wording/index.ts';
import type { Shape } from './shape.ts';
import { textOf } from './typed.ts';

type CasePickerProps = {
  readonly county: string;
  readonly shape: Extract<Shape, { kind: 'case' }>;
  readonly ids: { readonly id: string; readonly 'aria-describedby'?: string };
  readonly value: unknown;
  readonly put: (value: unknown) => void;
};

/** Cases whose number or title holds the words, of a matter where one is asked for. */
function useFound(county: string, words: string, matters: readonly string[]) {
  const [only] = matters;
  const matter = matters.length === 1 ? only : undefined;
  return useQuery({
    queryKey: ['county', county, 'search', words, matter],
    queryFn: () =>
      request<FoundPage>(
        `/api/counties/${county}/search?${new URLSearchParams({ q: words, ...(matter ? { matter } : {}) })}`,
      ),
    enabled: [...words].length >= 2,
  });
}

/** Other cases, found by number or words of the title; a form keeps their numbers, which a reader knows. */
export function CasePicker({ county, shape, ids, value, put }: CasePickerProps) {
  const { t } = useWording();
  const [word, setWord] = useState('');
  const asked = word.trim();
  const { matters, keeps, isOpen, several } = shape;
  const { data, isFetching } = useFound(county, asked, matters);
  const options = (data?.cases ?? [])
    .filter(
      ({ ended, matter }) => !(isOpen && ended) && (matters.length === 0 || matters.includes(matter.id)),
    )
    .map(({ id, number, title }) => ({
      value: keeps === 'number' ? number : id,
      label: `${number} ${title}`,
    }));
  const common = {
    ...ids,
    allowClear: true,
    loading: isFetching,
    showSearch: { filterOption: false as const, onSearch: setWord },
    placeholder: t('form.case.choose'),
    notFoundContent: t(asked === '' ? 'search.begin' : 'search.none'),
    options,
  };
  if (several)
    return (
      <Select
        {...common}
        mode="multiple"
        value={Array.isArray(value) ? value : []}
        onChange={(chosen: unknown[]) => put(chosen)}
      />
    );
  return (
    <Select
      {...common}
      value={textOf(value) === '' ? null : textOf(value)}
      onChange={(chosen: string | undefined) => put(chosen ?? '')}
    />
  );
}
