import { type ReactNode, useId } from 'react';

type FieldProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  /** Draws the control with the id that its label points to, and the id of what describes it. */
  readonly children: (ids: { id: string; 'aria-describedby'?: string }) => ReactNode;
};

/** A labelled control with its hint, and what is wrong with it. */
export function Field({ label, hint, fault, children }: FieldProps) {
  const id = useId();
  const words = fault ?? hint;
  const ids = words ? { id, 'aria-describedby': `${id}-words` } : { id };
  return (
    <div className={fault ? 'field field-fault' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {children(ids)}
      {words && (
        <p id={`${id}-words`} className="field-words">
          {words}
        </p>
      )}
    </div>
  );
}
