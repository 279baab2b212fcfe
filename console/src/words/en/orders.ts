// The English words of the orders.

export const orders = {
  title: 'Orders',
  says: 'What must still happen on the platform. No connector acts yet: carry each out by hand, then say so. Evidence is kept before anything is enforced.',
  empty: 'Nothing waits.',
  emptySays: 'Every order was seen from outside. New ones appear here with the next decision.',
  columns: { state: 'State', what: 'What', account: 'Account', since: 'Waiting', confirm: 'Confirm' },
  state: {
    waiting: 'Waits for the signature',
    pending: 'Pending',
    applied: 'Applied',
    verified: 'Seen from outside',
    cancelled: 'Cancelled',
  },
  kind: { preserve: 'Keep the evidence', enforce: 'Enforce', restore: 'Restore' },
  action: {
    suspend: 'Suspend the account',
    limit: 'Hide from search',
    remove: 'Remove posts',
    restore: 'Undo the measure',
  },
  applied: 'Carried out',
  seen: 'Seen from outside',
  confirmed: (by: string, at: string): string => `${by}, ${at}`,
  late: 'late',
  more: 'Show more orders',
  needName: 'Say your name first: a confirmation bears it.',
};
