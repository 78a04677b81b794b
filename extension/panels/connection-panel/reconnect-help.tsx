import { ChevronIcon } from '#extension/ui/icons.tsx';
import './reconnect-help.css';

/** When to reconnect and what it keeps, and how to move to another company (features C3 to C7, C13 to C15). */
export const ReconnectHelp = () => (
  <div className="helps">
    <details className="help">
      <summary>
        When to reconnect
        <ChevronIcon />
      </summary>
      <p>
        When exports fail or stay behind, when Counterfoil says that the connection has ended, or
        when it comes and goes. Reconnecting is better than disconnecting and connecting again.
      </p>
      <p>
        It is safe at any time: no setting, mapping or start date is reset, nothing that was
        exported changes, and waiting exports go on by themselves. Choose the same company in the
        sign-in window; another one is refused and nothing is changed.
      </p>
    </details>
    <details className="help">
      <summary>
        Disconnecting for a while
        <ChevronIcon />
      </summary>
      <p>
        Nothing is sent to QuickBooks and nothing is read from it any more. What was exported stays
        there; drafts, settings, mappings and history stay here. Whatever needs QuickBooks says that
        no company is connected. Connect again at any time to carry on.
      </p>
    </details>
    <details className="help">
      <summary>
        Moving to another company
        <ChevronIcon />
      </summary>
      <p>
        One company is connected at a time. Disconnect this one, then connect the other. Settings,
        mappings and history are kept apart by company: the other one starts with its own, and this
        one’s come back when it is connected again. What was exported stays where it is.
      </p>
    </details>
  </div>
);
