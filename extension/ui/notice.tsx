import type { ReactNode } from 'react';
import { explain, type Problem } from '#shared/problem.ts';
import { Spinner } from './button.tsx';
import { AlertIcon, CheckCircleIcon, InfoIcon } from './icons.tsx';
import './notice.css';

export type Tone = 'info' | 'success' | 'warning' | 'danger' | 'busy';

const signs = {
  info: InfoIcon,
  success: CheckCircleIcon,
  warning: AlertIcon,
  danger: AlertIcon,
  busy: Spinner,
};

/** A short message with its sign; the tone is never told by colour alone. */
export function Notice({
  tone = 'info',
  title,
  children,
  role,
}: {
  tone?: Tone;
  title?: string;
  children?: ReactNode;
  role?: 'alert' | 'status';
}) {
  const Sign = signs[tone];
  return (
    <div className={`notice notice-${tone}`} role={role}>
      <Sign />
      <div className="notice-body">
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}

/** What happened, what to do next, and a reference for whoever is asked for help. */
export function ProblemNotice({
  problem,
  tone = 'danger',
  children,
}: {
  problem: Problem;
  tone?: 'danger' | 'warning';
  children?: ReactNode;
}) {
  const { sentence, next } = explain(problem);
  return (
    <Notice tone={tone} role="alert">
      <p className="notice-title">{sentence}</p>
      <p>{next}</p>
      {children && <div className="row">{children}</div>}
      <p className="notice-reference">Reference: {problem.code}</p>
    </Notice>
  );
}
