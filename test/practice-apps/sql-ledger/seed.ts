import { FormStepper, type FormValues } from './form-stepper.ts';
import {
  ADMIN,
  AR_TRANSACTION,
  CUSTOMERS,
  INVOICES,
  SERVICES,
  type SeedInvoice,
  STAFF,
} from './seed-data.ts';

const PATH = 'bin/mozilla';
const SESSION = { path: PATH, login: `${ADMIN.login}@practice`, js: '1' };

/**
 * Enters the whole practice through SQL-Ledger's own pages, over plain HTTP, about 10 s.
 * Never by SQL: the application encodes text its own way.
 */
export async function seedSqlLedger(url: string, pgPort: number): Promise<void> {
  const app = new FormStepper(url);
  await createDataset(app, pgPort);
  await logIn(app);
  await settings(app);
  for (const member of STAFF) await addStaff(app, member);
  for (const service of SERVICES) await addService(app, service);
  for (const customer of CUSTOMERS) await addCustomer(app, customer);
  for (const invoice of INVOICES) await addInvoice(app, invoice);
  await addTransaction(app);
}

async function createDataset(app: FormStepper, pgPort: number): Promise<void> {
  const password = 'root-12345';
  await app.post('admin.pl', {
    path: PATH,
    nextsub: 'do_change_password',
    action: 'continue',
    new_password: password,
    confirm_password: password,
  });
  await app.post('admin.pl', {
    path: PATH,
    password,
    action: 'continue',
    nextsub: 'dbcreate',
    dbdriver: 'Pg',
    dbuser: 'ledger',
    dbhost: '127.0.0.1',
    dbport: String(pgPort),
    dbdefault: 'template1',
    db: 'practice',
    company: 'Harbor Street Veterinary',
    name: 'Practice Admin',
    email: 'admin@example.org',
    adminpassword: ADMIN.password,
    mastertemplates: 'Default',
    encoding: 'UTF8',
    chart: 'US_Service_Company',
  });
}

/** Twice: the first log-in only upgrades the dataset. */
async function logIn(app: FormStepper): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await app.post('login.pl', { ...SESSION, password: ADMIN.password, action: 'login' });
  }
}

async function step(
  app: FormStepper,
  page: string,
  query: Record<string, string>,
  values: FormValues,
): Promise<void> {
  await app.open(page, { ...query, ...SESSION });
  await app.press('Save', values);
  if (/error!/i.test(app.text())) throw new Error(`${page}: ${app.text().slice(0, 300)}`);
}

async function settings(app: FormStepper): Promise<void> {
  await step(
    app,
    'am.pl',
    { action: 'defaults' },
    {
      company: 'Harbor Street Veterinary',
      address: '5 Harbor St\nRockland ME 04841',
      tel: '207-555-0100',
      companyemail: 'billing@harborstreetvet.example',
      sinumber: 'HSV-1000',
      customernumber: 'C100',
    },
  );
  await step(app, 'am.pl', { action: 'taxes' }, { taxrate_1: '5.5' });
}

async function addStaff(app: FormStepper, member: (typeof STAFF)[number]): Promise<void> {
  await step(
    app,
    'hr.pl',
    { action: 'add', db: 'employee' },
    {
      name: member.name,
      employeenumber: member.number,
      email: `${member.login}@example.org`,
      employeelogin: member.login,
      employeepassword: member.password,
    },
  );
}

async function addService(app: FormStepper, service: (typeof SERVICES)[number]): Promise<void> {
  const values: FormValues = {
    partnumber: service.number,
    description: service.description,
    sellprice: service.price,
    unit: service.unit,
    IC_income: '4020--Consulting',
    IC_expense: '5020--Purchases',
  };
  // the box is ticked on a new service
  if (!service.taxed) values.IC_tax_2150 = undefined;
  await step(app, 'ic.pl', { action: 'add', item: 'service' }, values);
}

async function addCustomer(app: FormStepper, customer: (typeof CUSTOMERS)[number]): Promise<void> {
  await step(
    app,
    'ct.pl',
    { action: 'add', db: 'customer' },
    {
      ...customer,
      state: 'ME',
      terms: '30',
      tax_2150: '1',
      creditlimit: '5000',
    },
  );
}

async function addInvoice(app: FormStepper, invoice: SeedInvoice): Promise<void> {
  await app.open('is.pl', { action: 'add', type: invoice.type, ...SESSION });
  const customer = app.option('customer', invoice.customer);
  await app.press('Update', { customer, transdate: invoice.date });
  const extras: FormValues = { ponumber: invoice.purchaseOrder ?? '' };
  for (const [index, line] of invoice.lines.entries()) {
    const row = index + 1;
    // only the last row is looked up: one line per Update
    await app.press('Update', { [`partnumber_${row}`]: line.part, [`qty_${row}`]: line.qty });
    if (line.discount !== undefined) extras[`discount_${row}`] = line.discount;
    if (line.description !== undefined) extras[`description_${row}`] = line.description;
  }
  if (invoice.payment !== undefined) {
    extras.datepaid_1 = invoice.payment.date;
    extras.paid_1 = invoice.payment.amount;
    extras.source_1 = invoice.payment.source;
  }
  await app.press('Update', extras);
  await app.press('Post');
}

async function addTransaction(app: FormStepper): Promise<void> {
  await app.open('ar.pl', { action: 'add', type: 'transaction', ...SESSION });
  const customer = app.option('customer', AR_TRANSACTION.customer);
  await app.press('Update', {
    customer,
    transdate: AR_TRANSACTION.date,
    amount_1: AR_TRANSACTION.amount,
    description_1: AR_TRANSACTION.description,
  });
  await app.press('Update');
  await app.press('Post');
}
