import { ChoiceSetting } from './choice-setting.tsx';

/** Which customer a client becomes (features D13, E12). */
export const ClientsSection = () => (
  <>
    <ChoiceSetting
      field="clientMatch"
      label="Finding a client’s customer"
      does="How a client on a page is matched with the customers that QuickBooks has already."
      choices={[
        {
          value: 'exact',
          label: 'First name, last name and e-mail',
          hint: 'Linked by itself when all three are equal and only one customer and one client have them. Anything less is suggested.',
        },
        {
          value: 'email-or-name',
          label: 'E-mail or name',
          hint: 'Customers with the same e-mail or name are suggested; a person accepts one.',
        },
        {
          value: 'manual',
          label: 'By hand',
          hint: 'Nothing is suggested. The record stops until a person has chosen.',
        },
      ]}
    />
    <ChoiceSetting
      field="newClients"
      label="Clients without a customer"
      does="What happens when no customer is linked."
      choices={[
        {
          value: 'ask',
          label: 'Stop and ask',
          hint: 'The record waits until an admin links or creates a customer.',
        },
        {
          value: 'create',
          label: 'Create a customer with the export',
          hint: 'The preview shows the new customer first, with the practice’s number in its name. Whoever may be a customer already, as matched above, waits for an admin. Only clients of exported records are created, never the whole list.',
        },
      ]}
    />
    <p className="muted small">
      A representative or invoicee stands under its payer: set that relation up in the practice
      software, and map the payer, before its first export. An address is written when a customer is
      created; later changes stay on their side.
    </p>
  </>
);
