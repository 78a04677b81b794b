const withInclude = { operation: 'update', include: 'void' };

/** How each entity is voided (contract.md §2.1); what is missing here can only be deleted. */
const forms: Record<string, Record<string, string>> = {
  Invoice: { operation: 'void' },
  Payment: withInclude,
  SalesReceipt: withInclude,
  BillPayment: withInclude,
};

/** The URL parameters that make an update a void. Throws where there is no such thing. */
export function voidParameters(entity: string): Record<string, string> {
  const form = forms[entity];
  if (!form) throw new Error(`${entity} cannot be voided`);
  return form;
}
