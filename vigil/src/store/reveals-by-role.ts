// Counts reveals by the task of whoever made them, for monitoring: a share that grows says that somebody browses.
import type pg from 'pg';
import { permissionsOf, ROLES, type Role } from '../core/role.ts';

/** Whose reveals: those of people by their strongest role that may, those of keys, of the terminal's link, and of the terminal. */
export type RevealerKind = Role | 'key' | 'link' | 'terminal' | 'former';

/** Roles that reveal words of cases, or read the lexicon's; somebody with several counts for the first. */
const ORDER = (Object.keys(ROLES) as Role[]).filter((role) =>
  permissionsOf([role]).some((one) => one === 'cases:reveal' || one === 'lexicon:read' || one === 'shelf:write'),
);

/** How often masked words were shown, in the whole audit log. A person counts by the roles they hold now. */
export async function countRevealsByRole(pool: pg.Pool): Promise<ReadonlyMap<RevealerKind, number>> {
  const { rows } = await pool.query<{ actor: string; roles: readonly Role[] | null; n: number }>(
    `select case when p.id is not null then 'person' else split_part(e.actor, ':', 1) end as actor, p.roles, sum(e.n)::int as n
     from (select actor, count(*) as n from audit_entry where act in ('case.revealed', 'word.revealed', 'ring.revealed', 'shelf.revealed', 'lexicon.revealed') group by actor) e
     left join person p on e.actor = 'person:' || p.id group by 1, 2`,
  );
  const counts = new Map<RevealerKind, number>();
  for (const { actor, roles, n } of rows) {
    const kind = kindOf(actor, roles);
    counts.set(kind, (counts.get(kind) ?? 0) + n);
  }
  return counts;
}

function kindOf(actor: string, roles: readonly Role[] | null): RevealerKind {
  if (roles !== null) return ORDER.find((role) => roles.includes(role)) ?? 'former';
  if (actor === 'key') return 'key';
  return actor === 'cli' || actor === 'terminal' ? 'terminal' : 'link';
}
