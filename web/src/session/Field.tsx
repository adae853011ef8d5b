import { type InputHTMLAttributes, useId } from 'react';

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  name: string;
  label: string;
  /** What is wrong with it, said at the field. */
  problem?: string;
}

/** A labelled input of the pages before the workspace. */
export function Field({ label, problem, ...input }: Props) {
  const id = useId();
  return (
    <p className="entrance-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} {...input} aria-invalid={problem !== undefined} aria-describedby={`${id}-problem`} />
      <span id={`${id}-problem`} className="entrance-problem" role="alert">
        {problem}
      </span>
    </p>
  );
}
