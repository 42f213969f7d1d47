import { Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useNameText } from './assumed.tsx';
import { useOrganisations } from './organisations.ts';

/** How long a person pauses before the list is asked for. */
const pause = 300;

/** A word to look for in a list: the list is asked for when its writer pauses. */
export function WordFilter({
  label,
  asked,
  ask,
}: {
  label: string;
  asked: string;
  ask: (word: string | undefined) => void;
}) {
  const [word, setWord] = useState(asked);
  useEffect(() => {
    if (word === asked) return;
    const timer = setTimeout(() => ask(word || undefined), pause);
    return () => clearTimeout(timer);
  }, [word, asked, ask]);
  return (
    <Input
      value={word}
      allowClear
      aria-label={label}
      placeholder={label}
      onChange={(event) => setWord(event.target.value)}
    />
  );
}

/** One of the county's units, or all of them. */
export function UnitFilter({
  county,
  label,
  all,
  unit,
  choose,
}: {
  county: string;
  label: string;
  /** What stands there where none is chosen. */
  all: string;
  unit: string | undefined;
  choose: (unit: string | undefined) => void;
}) {
  const organisations = useOrganisations(county);
  const nameText = useNameText();
  return (
    <Select
      aria-label={label}
      placeholder={all}
      value={unit ?? null}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={organisations.map((one) => ({ value: one.id, label: nameText(one) }))}
      onChange={(chosen) => choose(chosen ?? undefined)}
    />
  );
}
