import type { PairingRecord, SiteRecord } from '#extension/store/records.ts';
import { Card, Facts } from '#extension/ui/card.tsx';
import { ChevronIcon } from '#extension/ui/icons.tsx';
import { productVersion } from '#shared/relay/versions.ts';
import { ReconnectHelp } from '../connection-panel/reconnect-help.tsx';
import type { SettingsPlace } from '../settings-panel/use-settings-place.ts';
import { HelpPicture } from './help-picture.tsx';
import { type HelpTopic, helpTopics } from './topics.ts';
import { WhyNoButton } from './why-no-button.tsx';
import './help-panel.css';

/** The how-to with pictures, and the answers to what goes wrong (features A7, A8, A14). */
export const HelpPanel = ({
  pairing,
  sites,
  go,
}: {
  pairing: PairingRecord | null;
  sites: SiteRecord[];
  go: SettingsPlace['go'];
}) => (
  <div className="stack">
    <h1>Help</h1>
    <section className="stack" aria-label="How to">
      <h2>How to</h2>
      <div className="helps">
        {helpTopics.map((topic) => (
          <Topic key={topic.id} topic={topic} />
        ))}
      </div>
    </section>
    <WhyNoButton pairing={pairing} sites={sites} go={go} />
    <section className="stack" aria-label="The connection">
      <h2>The connection</h2>
      <ReconnectHelp />
    </section>
    <Card title="Who to ask">
      <p>
        Before the first export it is worth asking the bookkeeper which accounts and taxes to
        choose, and the person who runs your relay about anything technical. Every refusal ends with
        a reference; give it to them.
      </p>
      <Facts
        of={[
          ['Extension version', productVersion],
          ['Relay version', pairing?.me.relay?.version ?? 'Not told'],
        ]}
      />
    </Card>
  </div>
);

const Topic = ({ topic: { title, steps } }: { topic: HelpTopic }) => (
  <details className="help">
    <summary>
      {title}
      <ChevronIcon />
    </summary>
    <ol className="help-steps">
      {steps.map(({ text, picture }) => (
        <li key={text}>
          <p>{text}</p>
          {picture && <HelpPicture id={picture} />}
        </li>
      ))}
    </ol>
  </details>
);
