// Keeps every policy that judged anything, so that an assessment can be made again with the numbers it was made with.
import type pg from 'pg';
import { Policy } from '../core/policy.ts';

/** Notes a policy before it is used; one that is there already stays. `now` in milliseconds since 1970. */
export async function notePolicy(pool: pg.Pool, policy: Policy, now: number): Promise<void> {
  await pool.query(
    'insert into policy_version (version, policy, first_used_ms) values ($1, $2, $3) on conflict do nothing',
    [policy.version, JSON.stringify(policy), now],
  );
}

/** The policy of that name, or undefined when it never judged here. */
export async function readPolicy(pool: pg.Pool, version: string): Promise<Policy | undefined> {
  const { rows } = await pool.query<{ policy: unknown }>('select policy from policy_version where version = $1', [
    version,
  ]);
  return rows[0] === undefined ? undefined : Policy.parse(rows[0].policy);
}
