import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Page } from '../ask/index.ts';
import { useWording } from '../wording/index.ts';

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

/** Draws a page in the state it is in. */
export function Stateful<Value>({ page, ready }: { page: Page<Value>; ready: (value: Value) => ReactNode }) {
  const { t, say } = useWording();
  switch (page.state) {
    case 'loading':
      return <Waiting />;
    case 'failed':
      return (
        <Note tone="error">
          <p>{say(page.wording)}</p>
          <Button size="small" onClick={page.retry}>
            {t('page.retry')}
          </Button>
        </Note>
      );
    case 'ready':
      return ready(page.value);
  }
}
