import { type ReactNode, useId } from 'react';
import './card.css';

/** A titled region. */
export function Card({
  title,
  isTitleAbove = false,
  children,
}: {
  title: string;
  /** The page above says the same already. */
  isTitleAbove?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 className={isTitleAbove ? 'visually-hidden' : 'card-title'} id={id}>
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
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
