/**
 * Records that may be sent before the last one of an export, in one request and one transaction. So
 * many drafts fit into a request of the size the relay takes, and their receipts into one question.
 */
export const mostFirstSteps = 200;
