// Steps of a sign-in or enrolment under way: what was asked of a browser, kept until its answer comes, used once.
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { digestOf } from './people.ts';

/** A step waits so long for its answer. */
export const STEP_MS = 10 * 60_000;
/** All at once; past that the oldest are dropped. */
const MOST = 5_000;

/** Keeps a step and returns the secret by which it is found again. `body` holds no secret in the clear. */
export async function keepStep(pool: pg.Pool, kind: string, body: object, now: number): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await pool.query(
    `delete from sign_in_step where until_ms < $1 or digest in (select digest from sign_in_step order by until_ms desc offset ${MOST})`,
    [now],
  );
  await pool.query('insert into sign_in_step (digest, kind, body, until_ms) values ($1, $2, $3, $4)', [
    digestOf(secret),
    kind,
    JSON.stringify(body),
    now + STEP_MS,
  ]);
  return secret;
}

/** Takes a step out, so that nobody can take it again. Undefined when there is none of this kind, or it came too late. */
export async function takeStep<T>(pool: pg.Pool, kind: string, secret: string, now: number): Promise<T | undefined> {
  const { rows } = await pool.query<{ body: T; until: number }>(
    'delete from sign_in_step where digest = $1 and kind = $2 returning body, until_ms as until',
    [digestOf(secret), kind],
  );
  const [row] = rows;
  return row === undefined || row.until < now ? undefined : row.body;
}
