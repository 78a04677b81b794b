import { type ReactNode, useId } from 'react';
import './card.css';

/** A titled region. */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 className="card-title" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Names and values, one per line. */
export const Facts = ({ of }: { of: [string, ReactNode][] }) => (
  <dl className="facts">
    {of.map(([name, value]) => (
      <div key={name} style={{ display: 'contents' }}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
