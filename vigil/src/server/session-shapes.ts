// What the API answers about the session that asks: whose it is, what it may do, when it ends.
import { z } from 'zod';
import { PERMISSIONS, type Permission, ROLES, type Role } from '../core/role.ts';

const kinds = <K extends string>(all: Readonly<Record<K, unknown>>): [K, ...K[]] => Object.keys(all) as [K, ...K[]];
const moment = z.number().describe('Milliseconds since 1970.');

/** A role by name. */
export const RoleName = z.enum(kinds<Role>(ROLES));

/** How somebody showed who they are: an API key, the link of the terminal, or one of the ways to sign in. */
export const OPENINGS = ['key', 'link', 'passkey', 'password', 'oidc'] as const;
export type Opening = (typeof OPENINGS)[number];

/** Who is asking, and what they may do. */
export const SessionView = z.strictObject({
  name: z.string().nullable().describe('The name that decisions would bear; null while nobody has said it.'),
  person: z.string().nullable().describe('The id of the person; null for keys and for whoever has the link.'),
  roles: z.array(RoleName),
  permissions: z.array(z.enum(kinds<Permission>(PERMISSIONS))),
  opened: z.enum(OPENINGS),
  setUp: z.boolean().describe('False while no person is set up; then whoever has the link may do everything.'),
  idleEndsAt: moment.nullable().describe('When the session ends unless it is used.'),
  endsAt: moment.nullable().describe('When it ends in any case.'),
});
export type SessionView = Readonly<z.infer<typeof SessionView>>;
