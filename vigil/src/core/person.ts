// A Person may sign in and holds roles; who gives roles to whom is bounded here, so that no one pair of hands does everything.
import { permissionsOf, ROLES, type Role } from './role.ts';

/** Somebody who works with Vigil. */
export interface Person {
  /** `P-` and twelve hexadecimal digits. */
  readonly id: string;
  /** As decisions bear it; unique for ever, in any spelling that looks alike. */
  readonly name: string;
  readonly roles: readonly Role[];
  /** Set this Vigil up, and may hold tasks that are otherwise kept apart until a second admin is there. */
  readonly first: boolean;
  readonly createdAt: number;
  readonly disabledAt: number | null;
}

/** How a person shows who they are. */
export type Credential = 'passkey' | 'password' | 'oidc';

/** A link that lets one person in once, with the roles inside. */
export interface Invitation {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The person who shows anew who they are, or null for somebody new. */
  readonly person: string | null;
  readonly madeBy: string;
  readonly madeAt: number;
  readonly until: number;
}

/** Roles for a person or in an invitation that wait for the signature of another admin. */
export interface Grant {
  readonly id: string;
  readonly person: string | null;
  readonly invitation: string | null;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly madeBy: string;
  readonly madeAt: number;
  readonly until: number;
}

/** Letters, digits, marks and plain signs: what a name may hold. A name cannot look like that of a key. */
export const PERSON_NAME = /^(?!(?:key|session|person|policy):)[\p{L}\p{M}\p{N}\p{P}\p{Zs}]+$/u;
export const NAME_LENGTH = 60;

/** Two names with one key are the same name to a reader. */
export function nameKey(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().normalize('NFKC');
  return plain.replaceAll(/\s+/gu, ' ').trim();
}

/** Why these roles may not be held together, or undefined. `first`: the person who set Vigil up may look at cases although they are admin, while alone. */
export function clashOf(roles: readonly Role[], first = false): string | undefined {
  if (roles.includes('custodian') && roles.includes('lead'))
    return 'Whoever exports evidence does not also file: custodian and lead are never one person.';
  const seesCases = permissionsOf(roles).some((one) => one.startsWith('cases:'));
  if (roles.includes('admin') && seesCases && !first)
    return 'Whoever appoints people does not also see cases: admin goes with no role that reads cases.';
  return undefined;
}

/** The roles that stay when the first person is no longer the only admin. */
export function withoutException(roles: readonly Role[]): readonly Role[] {
  if (!roles.includes('admin')) return roles;
  return roles.filter((role) => clashOf(['admin', role]) === undefined);
}

/** These words as roles in the order of ROLES, each once; undefined when one of them is none. */
export function findRoles(words: readonly string[]): readonly Role[] | undefined {
  if (!words.every((word) => Object.hasOwn(ROLES, word))) return undefined;
  return (Object.keys(ROLES) as Role[]).filter((role) => words.includes(role));
}
