import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { Wording } from '../../kernel/index.ts';
import type { ScoresView } from '../../wire/index.ts';
import { request } from '../ask/index.ts';
import { postNamed, useNameText } from '../parts/assumed.tsx';
import { useMatters } from '../parts/matters.ts';
import { usePosts } from '../parts/organisations.ts';
import { useWording } from '../wording/index.ts';
import type { Shape } from './shape.ts';
import { type Typed, textOf } from './typed.ts';

type NamedShape = Extract<Shape, { kind: 'named' }>;
type Named = { readonly id: string; readonly name: Wording };

type PickerProps = {
  readonly county: string;
  readonly ids: { readonly id: string; readonly 'aria-describedby'?: string };
  readonly shape: NamedShape;
  /** The fields beside it: a line is one of the scheme that another field names. */
  readonly beside: Typed;
  readonly value: unknown;
  readonly put: (value: unknown) => void;
};

type Choice = { readonly value: string; readonly label: string };

function Chosen({ ids, shape, value, put, options }: PickerProps & { options: readonly Choice[] }) {
  const { t } = useWording();
  const common = {
    ...ids,
    allowClear: true,
    // Until the names are here nothing is shown, rather than ids that nobody knows.
    disabled: options.length === 0,
    showSearch: { optionFilterProp: 'label' },
    placeholder: t('form.choose'),
    options: [...options],
  };
  const known = new Set(options.map((one) => one.value));
  if (shape.several)
    return (
      <Select
        {...common}
        mode="multiple"
        value={Array.isArray(value) ? value.filter((one) => known.has(one)) : []}
        onChange={(chosen: unknown[]) => put(chosen)}
      />
    );
  return (
    <Select
      {...common}
      value={known.has(textOf(value)) ? textOf(value) : null}
      onChange={(chosen: string | undefined) => put(chosen ?? '')}
    />
  );
}

function Posts(props: PickerProps) {
  const nameText = useNameText();
  const posts = usePosts(props.county);
  return (
    <Chosen
      {...props}
      options={posts.map((post) => ({ value: post.id, label: nameText(postNamed(post)) }))}
    />
  );
}

/** Things with a name in both languages. */
function ByName({ list, ...props }: PickerProps & { list: readonly Named[] }) {
  const { language } = useWording();
  return <Chosen {...props} options={list.map(({ id, name }) => ({ value: id, label: name[language] }))} />;
}

function Matters(props: PickerProps) {
  const page = useMatters(props.county);
  return <ByName {...props} list={page.state === 'ready' ? page.value : []} />;
}

function Schemes(props: PickerProps) {
  const { county, shape, beside } = props;
  const { data } = useQuery({
    queryKey: ['county', county, 'scores'],
    queryFn: () => request<ScoresView>(`/api/counties/${county}/scores`),
  });
  const schemes = data?.schemes ?? [];
  if (shape.of === undefined) return <ByName {...props} list={schemes} />;
  const chosen = schemes.find(({ id }) => id === textOf(beside[shape.of ?? '']));
  const lines = chosen
    ? [...chosen.indicators, ...chosen.bases, ...chosen.additions, ...chosen.deductions]
    : [];
  return <ByName {...props} list={lines} />;
}

/** A post, a matter, a scheme or a line of a scheme, chosen by its name. */
export function NamedPicker(props: PickerProps) {
  switch (props.shape.to) {
    case 'post':
      return <Posts {...props} />;
    case 'matter':
      return <Matters {...props} />;
    case 'scheme':
    case 'scheme-line':
      return <Schemes {...props} />;
  }
}
