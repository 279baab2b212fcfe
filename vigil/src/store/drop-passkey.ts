// Takes a passkey away from its owner, unless it is the last way they can sign in.
import type pg from 'pg';
import { audited, type Deed } from './audited.ts';
import { findPerson } from './people.ts';

/** Of the person who acts only. */
export async function dropPasskey(
  pool: pg.Pool,
  id: string,
  deed: Deed & { readonly person: string },
): Promise<'gone' | 'none' | 'last'> {
  return audited(pool, deed, async (client, note) => {
    const { rows } = await client.query('select 1 from passkey where id = $1 and person = $2', [id, deed.person]);
    if (rows.length === 0) return 'none';
    const person = await findPerson(client, deed.person);
    if (person?.passkeys === 1 && !person.password && !person.oidc) return 'last';
    await client.query('delete from passkey where id = $1 and person = $2', [id, deed.person]);
    note('credential.dropped', deed.person, { with: 'passkey' });
    return 'gone';
  });
}
