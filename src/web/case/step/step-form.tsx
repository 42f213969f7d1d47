import { App, Button } from 'antd';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseView, StepView } from '../../../wire/index.ts';
import { StepBurden } from '../../burden/step-burden.tsx';
import { faultWords, refusedFields } from '../../form/faults.ts';
import { type FaultWords, Fields } from '../../form/fields.tsx';
import { toFirstFault } from '../../form/first-fault.ts';
import { fieldsOf } from '../../form/shape.ts';
import { readFields, type Typed } from '../../form/typed.ts';
import { Note } from '../../parts/note.tsx';
import { useWording } from '../../wording/index.ts';
import { argsOf, asks, beginsWith, ofTargets } from './asks.ts';
import { Newer, Refused } from './overtaken.tsx';
import { useStep } from './use-step.ts';

export type StepFormProps = {
  readonly county: string;
  readonly view: CaseView;
  readonly step: StepView;
  /** Whether the step may still be done as the case stands now. */
  readonly possible: boolean;
  readonly close: () => void;
};

type TypedStep = { readonly args: Typed; readonly form: Typed; readonly private: Typed };
const begun = (step: StepView, view: CaseView): TypedStep => ({
  args: beginsWith(step.verb, view),
  form: {},
  private: {},
});

function useFields(county: string, step: StepView, view: CaseView) {
  return useMemo(() => {
    const files = `/api/counties/${county}/cases/${view.id}/files`;
    return {
      args: asks[step.verb]?.({ choices: step.choices, view, files }) ?? [],
      form: ofTargets(fieldsOf(step.form), step),
      private: fieldsOf(step.privateForm),
    };
  }, [county, step, view]);
}

/** The form of one step: what its verb asks for, then what the matter's own form asks, then what is private. */
export function StepForm({ county, view, step, possible, close }: StepFormProps) {
  const { t, say } = useWording();
  const { message } = App.useApp();
  const [typed, setTyped] = useState<TypedStep>(() => begun(step, view));
  const [missing, setMissing] = useState<FaultWords>({});
  const [seen, setSeen] = useState(view.seq);
  const fields = useFields(county, step, view);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea, button')?.focus(), []);
  const doing = useStep(county, view.id, () => {
    void message.success(t('step.done', { step: say(step.name) }));
    close();
  });
  const faults = { ...refusedFields(doing.error), ...missing };
  const isNewer = view.seq > seen && !doing.isSuccess;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const args = readFields(fields.args, typed.args);
    const own = readFields(fields.form, typed.form);
    const secret = readFields(fields.private, typed.private);
    const found = { ...args.faults, ...own.faults, ...secret.faults };
    setMissing(faultWords(found));
    if (Object.keys(found).length > 0) return toFirstFault(event.currentTarget);
    setSeen(view.seq);
    doing.mutate({
      step: step.id,
      body: {
        args: argsOf(step.verb, args.values),
        ...(fields.form.length > 0 ? { fields: own.values } : {}),
        ...(fields.private.length > 0 ? { private: secret.values } : {}),
      },
      seen: view.seq,
    });
  };
  return (
    <form ref={form} className="step-form" noValidate aria-label={say(step.name)} onSubmit={submit}>
      {step.unproven && (
        <Note tone="warn">
          {step.unproven.length > 0
            ? t('step.unproven', { milestones: step.unproven.map(say).join(t('list.comma')) })
            : t('step.unproven.none')}
        </Note>
      )}
      {fields.args.length === 0 && fields.form.length === 0 && <p>{t('step.nothing-to-fill')}</p>}
      <Fields
        county={county}
        fields={fields.args}
        typed={typed.args}
        faults={faults}
        set={(args) => setTyped({ ...typed, args })}
      />
      <Fields
        county={county}
        fields={fields.form}
        typed={typed.form}
        faults={faults}
        set={(own) => setTyped({ ...typed, form: own })}
      />
      {fields.private.length > 0 && (
        <section className="form-private" aria-label={t('form.private')}>
          <h3>{t('form.private')}</h3>
          <p className="small">{t('form.private.words')}</p>
          <Fields
            county={county}
            fields={fields.private}
            typed={typed.private}
            faults={faults}
            set={(secret) => setTyped({ ...typed, private: secret })}
          />
        </section>
      )}
      {step.basis && <p className="quiet small">{t('step.basis', { basis: step.basis })}</p>}
      {isNewer && <Newer county={county} view={view} seen={seen} possible={possible} />}
      <StepBurden county={county} view={view} step={step} typed={typed.args} />
      <Refused error={doing.error} />
      <p className="acts">
        <Button
          type="primary"
          htmlType="submit"
          loading={doing.isPending}
          disabled={!possible || step.unproven !== null}
        >
          {isNewer ? t('step.do-still', { step: say(step.name) }) : say(step.name)}
        </Button>
        <Button onClick={close}>{t('act.cancel')}</Button>
      </p>
    </form>
  );
}
