import { Button } from 'antd';
import { type ChangeEvent, useId, useState } from 'react';
import { sizeText } from '../format/size.ts';
import { useWording } from '../wording/index.ts';
import type { FileLimits, SentFile, useFiles } from './use-files.ts';

/** What a phone offers to choose from; what is taken in the end the server finds in the content. */
const offered = 'image/*,video/mp4,.pdf,.ofd,.docx,.xlsx,.txt';

function Refused({ one, limits }: { one: SentFile & { state: 'refused' }; limits: FileLimits }) {
  const { t, say } = useWording();
  const { because } = one;
  if (because === 'empty') return t('answer.file.empty');
  if (because !== 'too-large') return say(because);
  return t('answer.file.too-large', { size: sizeText(one.file.size), most: sizeText(limits.bytes) });
}

function State({ one, limits }: { one: SentFile; limits: FileLimits }) {
  const { t } = useWording();
  switch (one.state) {
    case 'sending':
      return (
        <>
          <progress
            value={one.share}
            max={1}
            aria-label={t('answer.file.sending', { name: one.file.name })}
          />
          <span className="quiet">
            {one.share < 1 ? `${Math.floor(one.share * 100)}%` : t('answer.file.checking')}
          </span>
        </>
      );
    case 'kept':
      return (
        <span className="answer-file-kept" role="status">
          {t('answer.file.kept')}
        </span>
      );
    case 'refused':
      return (
        <span className="answer-file-refused" role="alert">
          <Refused one={one} limits={limits} />
        </span>
      );
  }
}

function Row({
  one,
  sent,
  limits,
}: {
  one: SentFile;
  sent: ReturnType<typeof useFiles>;
  limits: FileLimits;
}) {
  const { t } = useWording();
  return (
    <li>
      <p className="answer-file-name">
        {one.file.name} <span className="quiet">{sizeText(one.file.size)}</span>
      </p>
      <div className="answer-file-state">
        <State one={one} limits={limits} />
      </div>
      <div className="answer-file-acts">
        {one.state === 'refused' && one.again && (
          <Button onClick={() => sent.again(one)}>{t('answer.file.again')}</Button>
        )}
        <Button
          aria-label={t('answer.file.drop.named', { name: one.file.name })}
          onClick={() => sent.drop(one)}
        >
          {t('answer.file.drop')}
        </Button>
      </div>
    </li>
  );
}

/** Chooses files for the answer, several at once, and shows how each fares. */
export function Files({ sent, limits }: { sent: ReturnType<typeof useFiles>; limits: FileLimits }) {
  const { t } = useWording();
  const id = useId();
  const [left, setLeft] = useState(0);
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    const chosen = [...(event.target.files ?? [])];
    setLeft(Math.max(0, sent.files.length + chosen.length - limits.most));
    sent.add(chosen);
    // The same file may be chosen again after it was taken away.
    event.target.value = '';
  };
  return (
    <div className="field">
      <label htmlFor={id}>{t('answer.files')}</label>
      <input
        id={id}
        aria-describedby={`${id}-words`}
        type="file"
        multiple
        accept={offered}
        className="answer-file-input"
        onChange={take}
      />
      <p id={`${id}-words`} className="field-words">
        {t('answer.files.hint', { most: limits.most, size: sizeText(limits.bytes) })}
      </p>
      {left > 0 && (
        <p role="alert" className="answer-file-refused">
          {t('answer.files.left', { left, most: limits.most })}
        </p>
      )}
      {sent.files.length > 0 && (
        <ul className="answer-files" aria-label={t('answer.files')}>
          {sent.files.map((one) => (
            <Row key={one.key} one={one} sent={sent} limits={limits} />
          ))}
        </ul>
      )}
    </div>
  );
}
