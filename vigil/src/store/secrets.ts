// Secrets of one installation, made when they are first asked for: whoever knows the source still cannot foretell what they choose or hide.
import { randomBytes } from 'node:crypto';
import type pg from 'pg';

/** The secret of this name, 64 hexadecimal digits. */
export async function secretOf(
  db: pg.Pool | pg.ClientBase,
  name: 'seen-secret' | 'golden-secret' | 'people-secret' | 'quality-secret' | 'lexicon-secret',
): Promise<string> {
  const { rows } = await db.query<{ value: string }>(
    `insert into setting (name, value) values ($1, $2) on conflict (name) do update set name = setting.name returning value`,
    [name, randomBytes(32).toString('hex')],
  );
  return (rows[0] as { value: string }).value;
}
