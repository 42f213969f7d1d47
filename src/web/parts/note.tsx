import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Page } from '../ask/index.ts';
import { type Key, useWording } from '../wording/index.ts';
import { Head } from './head.tsx';

type FailedPage = Extract<Page<unknown>, { state: 'failed' }>;

type Tone = 'plain' | 'warn' | 'error' | 'good';

/** A remark on a page. Errors are read out at once, the rest when there is time. */
export function Note({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <div className={`note note-${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/** What a page shows while it has nothing: a line that says so. */
export function Waiting() {
  const { t } = useWording();
  return (
    <div className="waiting" role="status">
      <span className="waiting-bar" aria-hidden="true" />
      {t('page.loading')}
    </div>
  );
}

/** An empty list, and what to do about it. */
export function Nothing({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="nothing">
      <p className="nothing-title">{title}</p>
      {children}
    </div>
  );
}

/** The way on from what cannot be shown: the start page, or trying again where that may help. */
function WayOn({ status, retry }: { status: number; retry: () => void }) {
  const { t } = useWording();
  if (status >= 400 && status < 500 && status !== 429) return <Link to="/">{t('missing.home')}</Link>;
  return (
    <Button size="small" onClick={retry}>
      {t('page.retry')}
    </Button>
  );
}

const titleOf = (status: number): Key => {
  if (status === 403) return 'failed.not-allowed';
  return status === 404 || status === 400 ? 'failed.missing' : 'failed.title';
};

function Failed({ page, alone }: { page: FailedPage; alone: boolean }) {
  const { t, say } = useWording();
  // Only the address of a page of its own can be wrong: there is nothing else that was sent.
  const words = alone && page.status === 400 ? t('failed.address') : say(page.wording);
  return (
    <>
      {alone && <Head title={t(titleOf(page.status))} />}
      <Note tone="error">
        <p>{words}</p>
        <WayOn status={page.status} retry={page.retry} />
      </Note>
    </>
  );
}

type Drawn<Value> = {
  readonly page: Page<Value>;
  readonly ready: (value: Value) => ReactNode;
  /** The page has no head before it is ready: what is wrong then stands under one. */
  readonly alone?: boolean;
};

/** Draws a page in the state it is in. */
export function Stateful<Value>({ page, ready, alone = false }: Drawn<Value>) {
  switch (page.state) {
    case 'loading':
      return <Waiting />;
    case 'failed':
      return <Failed page={page} alone={alone} />;
    case 'ready':
      return ready(page.value);
  }
}
