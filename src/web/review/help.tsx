import { Button, Modal } from 'antd';
import { useState } from 'react';
import { type Key, useWording } from '../wording/index.ts';

const keys: readonly (readonly [string, Key])[] = [
  ['↓ / j', 'keys.next'],
  ['↑ / k', 'keys.previous'],
  ['n', 'keys.next-proposed'],
  ['l', 'keys.lead'],
  ['1 2 3', 'keys.lead-suggested'],
  ['Enter', 'keys.confirm'],
  ['Ctrl + Enter', 'keys.confirm-in-field'],
  ['w', 'keys.waive'],
  ['m', 'keys.merge'],
  ['s', 'keys.split'],
  ['u', 'keys.undo'],
  ['p', 'keys.mark'],
  ['← → ↑ ↓', 'keys.mark-move'],
  ['Shift + ← → ↑ ↓', 'keys.mark-extend'],
  ['Enter / Esc', 'keys.mark-end'],
];

/** The keys of the screen. */
export function Help() {
  const { t } = useWording();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('keys.title')}
      </Button>
      <Modal
        closable={{ 'aria-label': t('act.close') }}
        open={open}
        title={t('keys.title')}
        footer={null}
        onCancel={() => setOpen(false)}
      >
        <dl className="keys">
          {keys.map(([key, words]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(words)}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </>
  );
}
