import type { ReactNode } from 'react';
import { CheckIcon } from '#extension/ui/icons.tsx';

const stateWords = { done: 'Done: ', now: '', later: 'Later: ' };

/** One step: open while it is its turn. */
export function Step({
  number,
  state,
  title,
  result,
  children,
}: {
  number: number;
  state: 'done' | 'now' | 'later';
  title: string;
  result?: string | undefined;
  children: ReactNode;
}) {
  return (
    <li className={`step step-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
      <div className="step-head">
        <span className="step-number" aria-hidden="true">
          {state === 'done' ? <CheckIcon /> : number}
        </span>
        <h2 className="step-title">
          <span className="visually-hidden">{stateWords[state]}</span>
          {title}
        </h2>
        {state === 'done' && result && <span className="step-result">{result}</span>}
      </div>
      {state === 'now' && <div className="step-body">{children}</div>}
    </li>
  );
}
