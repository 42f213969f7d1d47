import { Button } from 'antd';
import { useState } from 'react';
import type { CaseView, StepView } from '../../../wire/index.ts';
import { Stateful } from '../../parts/note.tsx';
import { useWording } from '../../wording/index.ts';
import { StepForm } from './step-form.tsx';
import './step.css';
import { TermsStepForm } from './terms-step-form.tsx';
import { useSteps } from './use-step.ts';

/** Verbs that carry a case on; they stand first, and the first of them is the one that most people want. */
const onward: readonly string[] = [
  'decide-adjustment',
  'decide-brightening',
  'accept',
  'assign',
  'advance',
  'judge',
  'respond',
  'handle',
  'answer',
  'verify',
  'rate',
  'report',
  'attach',
  'close',
];

const placeOf = ({ verb }: StepView): number =>
  onward.includes(verb) ? onward.indexOf(verb) : onward.length;

/** Verbs of which one is offered only where something waits for it: evidence, an order, a request. */
const answers: readonly string[] = ['judge', 'respond', 'decide-adjustment', 'decide-brightening'];

/** What the case waits for, of what is offered: an answer, or a step on its way that nothing keeps from being done. */
const isWanted = ({ verb, awaited, unproven }: StepView): boolean =>
  answers.includes(verb) || (awaited && unproven === null);

/** Verbs that change what was agreed: their form shows it as it stands, to be changed in place. */
const ofTerms: readonly string[] = ['ask-adjustment', 'correct'];

type StepsProps = {
  readonly county: string;
  readonly view: CaseView;
  /** Verbs that another part of the page has a better form for. */
  readonly without?: readonly string[];
};

/** A step of which there is nothing to do now: no evidence waits, no order is open, nothing was asked for. */
function isIdle({ verb, choices }: StepView, { standing }: CaseView): boolean {
  switch (verb) {
    case 'judge':
      return standing.evidence.every(({ verdict }) => verdict !== null);
    case 'respond':
      return standing.urgings.every(({ answer }) => answer !== null);
    case 'decide-adjustment':
      return standing.adjustment === null;
    case 'ask-adjustment':
      return standing.adjustment !== null;
    case 'extend':
      return choices['clock']?.length === 0;
    case 'suspend':
      return choices['ground']?.length === 0;
    default:
      return false;
  }
}

/** What the signed-in person may do to the case now: a button each, which opens its form below. */
export function Steps({ county, view, without = [] }: StepsProps) {
  const { t, say } = useWording();
  const [chosen, setChosen] = useState<StepView>();
  const page = useSteps(county, view.id, view.seq);
  return (
    <section className="steps" aria-label={t('steps.title')}>
      <h2>{t('steps.title')}</h2>
      <Stateful
        page={page}
        ready={(all) => {
          const steps = all
            .filter((step) => !without.includes(step.verb) && !isIdle(step, view))
            .toSorted((a, b) => Number(isWanted(b)) - Number(isWanted(a)) || placeOf(a) - placeOf(b));
          const FormOf = chosen && ofTerms.includes(chosen.verb) ? TermsStepForm : StepForm;
          return (
            <>
              {steps.length === 0 && <p className="quiet">{t('steps.none')}</p>}
              <p className="acts">
                {steps.map((step, place) => (
                  <Button
                    key={step.id}
                    type={place === 0 && isWanted(step) && !chosen ? 'primary' : 'default'}
                    aria-expanded={chosen?.id === step.id}
                    onClick={() => setChosen(chosen?.id === step.id ? undefined : step)}
                  >
                    {say(step.name)}
                  </Button>
                ))}
              </p>
              {chosen && (
                <FormOf
                  key={chosen.id}
                  county={county}
                  view={view}
                  step={steps.find(({ id }) => id === chosen.id) ?? chosen}
                  possible={steps.some(({ id }) => id === chosen.id)}
                  close={() => setChosen(undefined)}
                />
              )}
            </>
          );
        }}
      />
    </section>
  );
}
