// Reads which case a person is led to next: the first of the queue that is free and theirs, or an easier one where they ask for it and nothing runs short.
import type pg from 'pg';
import { chooseNext, countRow, type Had, HEAVY_FAMILIES, MIX_AFTER, ROW_MS, SHORT_FROM } from '../engine/next-case.ts';
import { readMixAfter } from './preferences.ts';
import { RANK } from './read-queue.ts';

/** Who asks, when, and from where. */
export interface NextWish {
  /** Session or key: their own claim keeps no case from them. */
  readonly holder: string;
  /** The name their decisions bear; undefined while nobody has said it. */
  readonly name: string | undefined;
  /** Whose preference it is; undefined for programs. */
  readonly who: string | undefined;
  readonly now: number;
  /** The case that is left now. */
  readonly after: string | undefined;
  /** Cases they do not want: sent on, or left open. */
  readonly not: readonly string[];
}

/** The next case; undefined when there is none. `easier`: it came before its turn. */
export interface Next {
  readonly case: string | undefined;
  readonly easier: boolean;
}

interface Head {
  readonly id: string;
  readonly severity: 'urgent' | 'standard';
}

/** Open, nobody else's, and not refused: $1 holder, $2 now, $3 refused. */
const FREE = `c.state = 'open' and c.id <> all($3::text[]) and c.id not in (select l.case_id from case_claim l where l.until_ms > $2 and l.holder <> $1)`;
/** What the queue's order leads anybody who reviews to. */
const OWN_WORK = `c.kind = 'finding' and c.route <> 'specialist'`;
/** Appeals and second looks are for another person than those who decided or signed. */
const NOT_THEIRS = `not exists (select from decision d left join signature s on s.act in (d.id, d.act)
  where d.id = c.about and $4 in (d.author->>'name', s.hand->>'name'))`;
const IN_ORDER = `order by ${RANK}, -c.bits, c.due_ms, c.id limit 1`;

/** Reads it: one query, or two where only others' work is left; what an easier case needs is read only for whoever asks for one and is led to a severe case. */
export async function readNext(pool: pg.Pool, wish: NextWish): Promise<Next> {
  const { holder, now, after, not, name, who } = wish;
  const free = [holder, now, after === undefined ? not : [...not, after]];
  const first = await pool.query<Head>(
    `select c.id, c.severity from case_file c where ${FREE} and ${OWN_WORK} ${IN_ORDER}`,
    free,
  );
  const head = first.rows[0] ?? (await readOther(pool, free, name));
  const mixAfter = who === undefined || head?.severity !== 'urgent' ? 0 : await readMixAfter(pool, who);
  if (mixAfter === 0) return { case: head?.id, easier: false };
  const row = countRow(...(await Promise.all([readHad(pool, name, now), readLeft(pool, after)])));
  if (row < mixAfter) return { case: head?.id, easier: false };
  const [easy, short] = await Promise.all([readEasy(pool, free), readShort(pool, free)]);
  return chooseNext({ head, row, mixAfter, easy, short });
}

/** What comes when nothing else does: appeals, second looks, and what is for a specialist. */
async function readOther(pool: pg.Pool, free: readonly unknown[], name: string | undefined): Promise<Head | undefined> {
  const { rows } = await pool.query<Head>(
    `select c.id, c.severity from case_file c where ${FREE} and ${NOT_THEIRS} ${IN_ORDER}`,
    [...free, name ?? ''],
  );
  return rows[0];
}

async function readEasy(pool: pg.Pool, free: readonly unknown[]): Promise<string | undefined> {
  const { rows } = await pool.query<{ id: string }>(
    `select c.id from case_file c where ${FREE} and ${OWN_WORK} and c.severity = 'standard' and not c.jumps and not c.families && $4::text[]
     order by c.due_ms, c.id limit 1`,
    [...free, HEAVY_FAMILIES],
  );
  return rows[0]?.id;
}

async function readShort(pool: pg.Pool, free: readonly unknown[]): Promise<boolean> {
  const { rows } = await pool.query(
    `select 1 from case_file c where ${FREE} and ${OWN_WORK} and (c.severity = 'urgent' or c.jumps)
       and $2 - c.opened_ms >= ${SHORT_FROM} * (c.due_ms - c.opened_ms) order by c.due_ms limit 1`,
    [...free],
  );
  return rows.length > 0;
}

/** What they decided of late, the newest first; a joint act counts once. */
async function readHad(pool: pg.Pool, name: string | undefined, now: number): Promise<readonly Had[]> {
  const { rows } = await pool.query<Had>(
    `select array_agg(d.case_id) as cases, bool_or(c.severity = 'urgent') as severe from decision d join case_file c on c.id = d.case_id
     where not d.interim and d.at_ms > $2 and d.author->>'name' = $1 group by coalesce(d.act, d.id) order by max(d.at_ms) desc, max(d.id) desc limit ${MIX_AFTER.most}`,
    [name ?? '', now - ROW_MS],
  );
  return rows;
}

async function readLeft(pool: pg.Pool, id: string | undefined): Promise<Had | undefined> {
  if (id === undefined) return undefined;
  const { rows } = await pool.query<Had>(
    `select array[id] as cases, severity = 'urgent' as severe from case_file where id = $1`,
    [id],
  );
  return rows[0];
}
