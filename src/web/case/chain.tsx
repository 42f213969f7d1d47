import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ChainVerdict } from '../../wire/index.ts';
import { wordingOf } from '../ask/index.ts';
import { Note } from '../parts/note.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { verify } from './use-case.ts';

const faults: Readonly<Record<string, Key>> = {
  missing: 'fault.missing',
  'out-of-order': 'fault.out-of-order',
  'wrong-previous': 'fault.wrong-previous',
  altered: 'fault.altered',
  'private-part-altered': 'fault.private-part-altered',
  'private-part-missing': 'fault.private-part-missing',
  'projection-differs': 'fault.projection-differs',
  'source-altered': 'fault.source-altered',
};

function Verdict({ verdict }: { verdict: ChainVerdict }) {
  const { t } = useWording();
  if (verdict.sound) return <Note tone="good">{t('chain.sound', { entries: verdict.entries })}</Note>;
  return (
    <Note tone="error">
      <p>{t('chain.broken')}</p>
      <ul>
        {verdict.faults.map(({ seq, fault }) => (
          <li key={`${seq} ${fault}`}>
            {t('chain.fault', { seq })}
            {t(faults[fault] ?? 'fault.other', { fault })}
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** Lets anyone check that the entries still are what was written. */
export function Chain({ county, caseId, head }: { county: string; caseId: string; head: string }) {
  const { t, say } = useWording();
  const checking = useMutation({ mutationFn: () => verify(county, caseId) });
  return (
    <section className="chain" aria-label={t('chain.title')}>
      <h2>{t('chain.title')}</h2>
      <p className="quiet">{t('chain.words')}</p>
      <p className="hash" title={t('chain.head')}>
        {head}
      </p>
      <Button onClick={() => checking.mutate()} loading={checking.isPending}>
        {t('chain.check')}
      </Button>
      {checking.error && <Note tone="error">{say(wordingOf(checking.error))}</Note>}
      {checking.data && <Verdict verdict={checking.data} />}
    </section>
  );
}
