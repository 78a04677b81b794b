import type { DemoClient } from './invoice.ts';

const client = (
  number: string,
  name: string,
  email: string,
  phone: string,
  street: string,
  town: string,
): DemoClient => ({ number, name, email, phone, address: [street, town] });

/** Ordinary clients of the clinic. */
export const CLIENTS: DemoClient[] = [
  client(
    'C-1001',
    'Amelia Thornbury',
    'amelia.thornbury@example.com',
    '(207) 555-0111',
    '12 Orchard Lane',
    'Larkfield, ME 04345',
  ),
  client(
    'C-1002',
    'Gregory Pell',
    'greg.pell@example.com',
    '(207) 555-0112',
    '401 Mill Road',
    'Larkfield, ME 04345',
  ),
  client(
    'C-1003',
    'Hollis & Wren Stables',
    'office@holliswren.example',
    '(207) 555-0113',
    '7 Paddock Way',
    'Pittston, ME 04345',
  ),
  client(
    'C-1004',
    'Ruth Abernathy',
    'ruth.abernathy@example.com',
    '(207) 555-0114',
    '88 Cedar Street',
    'Gardiner, ME 04345',
  ),
  client(
    'C-1005',
    'Tobias Lindqvist',
    'tobias.lindqvist@example.com',
    '(207) 555-0115',
    '19 Harbor View',
    'Larkfield, ME 04345',
  ),
  client(
    'C-1006',
    'Priya Raman',
    'priya.raman@example.com',
    '(207) 555-0116',
    '230 Water Street, Apt 4',
    'Hallowell, ME 04347',
  ),
  client(
    'C-1007',
    'Cobblestone Cat Rescue, Inc.',
    'accounts@cobblestonecats.example',
    '(207) 555-0117',
    'PO Box 118',
    'Larkfield, ME 04345',
  ),
  client(
    'C-1008',
    'Marcus Delacroix',
    'm.delacroix@example.com',
    '(207) 555-0118',
    '54 Union Street',
    'Gardiner, ME 04345',
  ),
  client(
    'C-1009',
    'Joanna Whitcombe',
    'joanna.whitcombe@example.com',
    '(207) 555-0119',
    '3 Schoolhouse Hill',
    'Randolph, ME 04346',
  ),
  client(
    'C-1010',
    "Seamus O'Donoghue",
    'seamus.odonoghue@example.com',
    '(207) 555-0120',
    '75 Riverside Drive',
    'Larkfield, ME 04345',
  ),
  client(
    'C-1011',
    'Naomi Feldstein',
    'naomi.feldstein@example.com',
    '(207) 555-0121',
    '16 Birch Court',
    'Farmingdale, ME 04344',
  ),
  client(
    'C-1012',
    'Kestrel Ridge Farm LLC',
    'billing@kestrelridge.example',
    '(207) 555-0122',
    '1190 County Road',
    'Whitefield, ME 04353',
  ),
];

/** Clients whose data is awkward; they appear on the invoices of awkward-invoices.ts. */
export const AWKWARD_CLIENTS = {
  script: client(
    'C-1090',
    '<script>alert("paid")</script> Robert\'); DROP',
    'bobby@example.com',
    '(207) 555-0190',
    '1 <b>Bold</b> Street',
    'Larkfield, ME 04345',
  ),
  long: client(
    'C-1091',
    'The Right Honourable Bartholomew Featherstonehaugh-Cholmondeley-Warburton of the Greater Kennebec Valley Thoroughbred, Draft Horse and Rare Breeds Preservation Society (Northern Chapter)',
    'bartholomew.featherstonehaugh-cholmondeley-warburton@rare-breeds-preservation-society.example',
    '(207) 555-0191',
    'Featherstonehaugh House, 14500 Old Augusta and Kennebec Turnpike Extension, Building 7, Suite 2200',
    'North Whitefield, ME 04353',
  ),
  foreign: client(
    'C-1092',
    'Łukasz Żółć-Ångström & 山田 太郎 🐕',
    'łukasz@żółć.example',
    '+48 22 555 01 92',
    'ul. Świętokrzyska 3/5',
    '00-001 Warszawa',
  ),
  euro: client(
    'C-1093',
    'Gestüt Königsbrück GmbH',
    'rechnung@koenigsbrueck.example',
    '+49 30 555 0193',
    'Lindenstraße 9',
    '10969 Berlin',
  ),
  unnumbered: client(
    '',
    'Walk-in: Dorothea Finch',
    'dorothea.finch@example.com',
    '(207) 555-0194',
    '9 Main Street',
    'Larkfield, ME 04345',
  ),
};

export function clientByNumber(number: string): DemoClient | undefined {
  return [...CLIENTS, ...Object.values(AWKWARD_CLIENTS)].find(
    (known) => known.number !== '' && known.number === number,
  );
}
