// A Role is a task of a person; a Permission is one thing that a request may do. Tasks are kept apart so that no one pair of hands does everything.

/** Everything a request may do. API keys hold some of these as scopes; people hold those of their roles. */
export const PERMISSIONS = {
  'items:write': 'send items',
  'notices:write': 'send notices',
  'today:read': 'see the day’s numbers',
  'cases:read': 'read cases, accounts and rings, with words masked',
  'cases:reveal': 'reveal masked words',
  'cases:decide': 'claim cases and decide on them',
  'cases:sign': 'give or refuse the second signature on a decision',
  'cases:specialist': 'decide where it may be a victim or a minor',
  'rings:write': 'join and split rings by hand',
  'orders:confirm': 'say what was seen of an order',
  'cases:export': 'export what is kept of a case',
  'lexicon:read': 'read terms and trade words',
  'lexicon:write': 'propose a change of the lexicon',
  'lexicon:sign': 'give or refuse the second signature on a lexicon',
  'policy:read': 'read the policy and its effect',
  'policy:try': 'try another policy on what is kept',
  'shelf:read': 'see what could not be read',
  'shelf:write': 'look into what could not be read, and have it read again',
  'people:read': 'see people, roles and sessions',
  'people:write': 'invite people, propose roles, end sessions',
  'people:sign': 'give or refuse the second signature on roles',
  'quality:read': 'see how often two people agree, and on which cases they do not',
  'audit:read': 'read the audit log',
} as const satisfies Record<string, string>;
export type Permission = keyof typeof PERMISSIONS;

/** The tasks of people, with what each may do. An admin cannot see cases, an auditor changes and reveals nothing. */
export const ROLES = {
  reviewer: ['today:read', 'cases:read', 'cases:reveal', 'cases:decide', 'policy:read', 'shelf:read'],
  specialist: ['today:read', 'cases:read', 'cases:reveal', 'cases:decide', 'cases:specialist', 'policy:read'],
  senior: [
    'today:read',
    'cases:read',
    'cases:reveal',
    'cases:decide',
    'cases:sign',
    'rings:write',
    'quality:read',
    'policy:read',
  ],
  // Whoever signs must be able to read what they sign.
  lead: [
    'today:read',
    'cases:read',
    'cases:reveal',
    'cases:sign',
    'rings:write',
    'orders:confirm',
    'quality:read',
    'policy:read',
    'policy:try',
    'shelf:read',
    'shelf:write',
  ],
  editor: ['today:read', 'lexicon:read', 'lexicon:write', 'lexicon:sign', 'policy:read', 'policy:try', 'shelf:read'],
  custodian: ['today:read', 'cases:read', 'cases:export', 'orders:confirm'],
  admin: [
    'today:read',
    'people:read',
    'people:write',
    'people:sign',
    'policy:read',
    'policy:try',
    'shelf:read',
    'shelf:write',
  ],
  auditor: ['today:read', 'cases:read', 'people:read', 'policy:read', 'shelf:read', 'quality:read', 'audit:read'],
} as const satisfies Record<string, readonly Permission[]>;
export type Role = keyof typeof ROLES;

/** What holders of these roles may do together. */
export function permissionsOf(roles: readonly Role[]): readonly Permission[] {
  return [...new Set(roles.flatMap((role): readonly Permission[] => ROLES[role]))];
}

/** What a person at this machine may do while nobody is set up: look; and, having said a name, all that people may. What machines send is not for people. */
export function permissionsAlone(named: boolean): readonly Permission[] {
  const all = permissionsOf(Object.keys(ROLES) as Role[]);
  return named ? all : all.filter((one) => /:(read|reveal)$/.test(one));
}

/** What a key may do beside its scopes, because it could before there were roles. */
const KEYS_ALSO: Readonly<Partial<Record<Permission, readonly Permission[]>>> = {
  'cases:read': ['today:read', 'shelf:read', 'quality:read'],
  'cases:decide': ['cases:specialist', 'orders:confirm'],
};

/** What a key with these scopes may do. */
export function permissionsOfKey(scopes: readonly Permission[]): readonly Permission[] {
  return [...new Set(scopes.flatMap((one) => [one, ...(KEYS_ALSO[one] ?? [])]))];
}

/** What wants a second person, or is one: a key that nobody owns may do none of it once people are set up, because nobody could tell whose hands it is. */
export const NEEDS_OWNER: ReadonlySet<Permission> = new Set([
  'cases:decide',
  'cases:specialist',
  'cases:sign',
  'rings:write',
  'lexicon:write',
  'lexicon:sign',
  'people:write',
  'people:sign',
]);

/** The roles that hold a permission. */
export function rolesWith(permission: Permission): readonly Role[] {
  return (Object.keys(ROLES) as Role[]).filter((role) => permissionsOf([role]).includes(permission));
}
