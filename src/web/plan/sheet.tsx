import { Button, Input, Modal, message } from 'antd';
import { type ChangeEvent, useRef, useState } from 'react';
import type { SheetPreview } from '../../wire/index.ts';
import { wordingOf } from '../ask/index.ts';
import { Field } from '../parts/field.tsx';
import { Note } from '../parts/note.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { useApply, usePreview } from './use-sheet.ts';

/** The columns of the sheet in the words of the screen; the sheet itself is Chinese. */
const columns: Readonly<Record<string, Key>> = {
  task: 'term.title',
  type: 'term.type',
  targets: 'term.targets',
  milestones: 'term.milestones',
  leader: 'term.leader',
  lead: 'term.lead',
  joins: 'term.joins',
  deadline: 'term.deadline',
};

type Seen = { readonly file: File; readonly preview: SheetPreview };

function SheetFindings({ found }: { found: SheetPreview['diagnostics'] }) {
  const { t, say } = useWording();
  if (found.length === 0) return null;
  return (
    <ul className="findings">
      {found.map((finding) => (
        <li
          key={`${finding.code} ${finding.cell?.address ?? ''} ${finding.message.zh}`}
          className={`finding finding-${finding.severity}`}
        >
          <span className="finding-severity">
            {t(finding.severity === 'error' ? 'finding.error' : 'finding.warning')}
          </span>
          {finding.cell && (
            <span className="finding-place">
              {t('sheet.cell', { cell: finding.cell.address, column: finding.cell.columnName })}
            </span>
          )}
          <p>{say(finding.message)}</p>
          <p className="quiet">{say(finding.hint)}</p>
        </li>
      ))}
    </ul>
  );
}

function Changes({ preview }: { preview: SheetPreview }) {
  const { t } = useWording();
  const named = (column: string, otherwise: string) => {
    const key = columns[column];
    return key ? t(key) : otherwise;
  };
  return (
    <>
      <p>
        {t('sheet.summary', {
          changes: preview.changes.length,
          additions: preview.additions.length,
          unchanged: preview.unchanged,
        })}
      </p>
      <ul className="sheet-changes">
        {preview.changes.map((change) => (
          <li key={change.case}>
            <b>{t('sheet.row', { row: change.row })}</b> {change.number} {change.title}
            <dl>
              {change.cells.map((cell) => (
                <div key={cell.column}>
                  <dt>{named(cell.column, cell.columnName)}</dt>
                  <dd>
                    <del>{cell.before || '—'}</del> → <ins>{cell.after || '—'}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
        {preview.additions.map((addition) => (
          <li key={`new ${addition.row}`}>
            <b>{t('sheet.row', { row: addition.row })}</b> <span className="tag">{t('sheet.new')}</span>{' '}
            {addition.title}
          </li>
        ))}
      </ul>
    </>
  );
}

type DialogProps = {
  readonly county: string;
  readonly year: number;
  readonly seen: Seen;
  readonly close: (words?: string) => void;
};

/** What the sheet would change, cell by cell; nothing is applied before somebody says so, with a reason. */
function PreviewDialog({ county, year, seen: { file, preview }, close }: DialogProps) {
  const { t, say } = useWording();
  const [reason, setReason] = useState('');
  const apply = useApply(county, year);
  const wrong = preview.diagnostics.some((finding) => finding.severity === 'error');
  const nothing = preview.changes.length + preview.additions.length === 0;
  return (
    <Modal
      closable={{ 'aria-label': t('act.close') }}
      open
      width={760}
      title={t('sheet.title', { file: file.name })}
      okText={t('sheet.apply')}
      cancelText={t('act.cancel')}
      confirmLoading={apply.isPending}
      okButtonProps={{ disabled: wrong || nothing || reason.trim().length < 2 }}
      onOk={() =>
        apply.mutate(
          { file, token: preview.token, reason: reason.trim() },
          { onSuccess: ({ changed, added }) => close(t('sheet.done', { changed, added })) },
        )
      }
      onCancel={() => close()}
    >
      {wrong && <Note tone="error">{t('sheet.wrong')}</Note>}
      {apply.error && <Note tone="error">{say(wordingOf(apply.error))}</Note>}
      <SheetFindings found={preview.diagnostics} />
      {!wrong && (nothing ? <Note>{t('sheet.nothing')}</Note> : <Changes preview={preview} />)}
      {!wrong && !nothing && (
        <Field label={t('plan.reason')} hint={t('plan.reason.hint')}>
          {(ids) => (
            <Input
              {...ids}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
    </Modal>
  );
}

/** The breakdown sheet of a year: out to officials, and back in with what they edited. */
export function Sheet({ county, year, office }: { county: string; year: number; office: boolean }) {
  const { t, say } = useWording();
  const picker = useRef<HTMLInputElement>(null);
  const [seen, setSeen] = useState<Seen>();
  const [toast, place] = message.useMessage();
  const preview = usePreview(county, year);
  const address = `/api/counties/${county}/plans/${year}/sheet`;
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    preview.mutate(file, { onSuccess: (found) => setSeen({ file, preview: found }) });
  };
  const close = (words?: string) => {
    setSeen(undefined);
    if (words) void toast.success(words);
  };
  return (
    <div className="plan-sheets">
      {place}
      <span>{t('plan.sheet')}</span>
      <a href={`${address}.xlsx`}>{t('plan.sheet.xlsx')}</a>
      <a href={`${address}.docx`}>{t('plan.sheet.docx')}</a>
      {office && (
        <>
          <input
            ref={picker}
            type="file"
            accept=".xlsx"
            className="hidden"
            aria-label={t('sheet.import')}
            tabIndex={-1}
            onChange={pick}
          />
          <Button size="small" loading={preview.isPending} onClick={() => picker.current?.click()}>
            {t('sheet.import')}
          </Button>
          <span className="quiet small">{t('upload.no-secrets')}</span>
        </>
      )}
      {preview.error && <Note tone="error">{say(wordingOf(preview.error))}</Note>}
      {seen && <PreviewDialog county={county} year={year} seen={seen} close={close} />}
    </div>
  );
}
