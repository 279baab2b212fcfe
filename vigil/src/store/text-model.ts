// Keeps learned models: which one is in use, which were before, and the golden set they are compared on. Every change is a line in the audit chain.
import { hash } from 'node:crypto';
import type pg from 'pg';
import type { AuditLine } from '../core/audit.ts';
import type { GoldenExample, Ranking, TextModel } from '../core/text-model.ts';
import { FEATURES_VERSION } from '../engine/classifier/features.ts';
import { MOST_GOLDEN } from '../engine/classifier/golden.ts';
import type { LearnCounts } from '../engine/classifier/learn-texts.ts';
import { packModel, type Unpacked, unpackModel, versionOf } from '../engine/classifier/model-bytes.ts';
import { appendAudit } from './chain.ts';
import { inTransaction, StoreError } from './connection.ts';
import { takeWriterLock } from './writer-lock.ts';

/** Models kept beside the one in use; older ones are dropped. */
const MOST_KEPT = 20;

/** What a model's row says about how it was learned. */
export interface AboutModel {
  readonly counts: LearnCounts;
  readonly heldOut: Ranking;
  /** On the golden set, when it was learned. */
  readonly golden: Ranking;
}

/** A kept model without its weights. */
export interface KeptModel {
  readonly version: string;
  readonly state: 'active' | 'former' | 'withdrawn' | 'refused';
  readonly madeAt: number;
  readonly since: number;
  readonly about: AboutModel;
}

/** A model with its version. */
export interface ActiveModel {
  readonly version: string;
  readonly model: TextModel;
}

const sha256Bytes = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

/** The model in use, or undefined when none was learned. Throws StoreError with what to do when its bytes are damaged. */
export async function activeTextModel(db: pg.Pool | pg.ClientBase): Promise<ActiveModel | undefined> {
  const { rows } = await db.query<ModelRow>("select version, bytes from text_model where state = 'active'");
  return rows[0] === undefined ? undefined : opened(rows[0]);
}

/** The model in use as one to compare with: without a model when its bytes are damaged, so that another can take its place. */
export async function championModel(
  pool: pg.Pool,
): Promise<{ readonly version: string; readonly model: TextModel | undefined } | undefined> {
  const { rows } = await pool.query<ModelRow>("select version, bytes from text_model where state = 'active'");
  if (rows[0] === undefined) return undefined;
  const read = readRow(rows[0]);
  return { version: rows[0].version, model: read.ok ? read.model : undefined };
}

interface ModelRow {
  readonly version: string;
  readonly bytes: Buffer;
}

function readRow({ version, bytes }: ModelRow): Unpacked {
  const unpacked = unpackModel(bytes, sha256Bytes);
  if (!unpacked.ok || versionOf(bytes) === version) return unpacked;
  return { ok: false, why: 'it is not the one its row names' };
}

function opened(row: ModelRow): ActiveModel {
  const read = readRow(row);
  if (read.ok) return { version: row.version, model: read.model };
  throw new StoreError(
    `The text model ${row.version} cannot be used: ${read.why}.`,
    'Run "vigil learn --back" for the one before, or "vigil learn FILE" to learn it again.',
  );
}

/** The golden set, by print. Texts whose features were made by another version of Vigil are left out. */
export async function goldenSet(db: pg.Pool | pg.ClientBase): Promise<readonly GoldenExample[]> {
  const { rows } = await db.query<{ print: string; label: 0 | 1; words: number; buckets: Buffer }>(
    `select print, label, words, buckets from text_golden where features = $1 order by print limit ${MOST_GOLDEN}`,
    [FEATURES_VERSION],
  );
  return rows.map(({ buckets, ...row }) => ({ ...row, buckets: new Int32Array(Uint8Array.from(buckets).buffer) }));
}

/** What to keep of a run of learning. */
export interface LearnedModel {
  readonly model: TextModel;
  readonly about: AboutModel;
  /** Golden texts to add; ignored when the model was refused. */
  readonly added: readonly GoldenExample[];
  readonly taken: boolean;
  /** The version it was compared with; undefined when there was none. Another one in use by now is an error. */
  readonly champion: string | undefined;
  readonly now: number;
}

/** Keeps a model, as the one in use when it was taken and as a refused one otherwise. Returns its version. The one in use, learned again, changes nothing but bytes that were damaged. */
export async function keepTextModel(pool: pg.Pool, learned: LearnedModel): Promise<string> {
  const { model, about, added, taken, champion, now } = learned;
  const bytes = packModel(model, sha256Bytes);
  const version = versionOf(bytes);
  await inTransaction(pool, async (client) => {
    await takeWriterLock(client);
    await requireActive(client, champion);
    if (version === champion) {
      await client.query('update text_model set bytes = $2 where version = $1 and bytes <> $2', [version, bytes]);
      return;
    }
    if (taken)
      await client.query("update text_model set state = 'former', since_ms = $1 where state = 'active'", [now]);
    await client.query(
      `insert into text_model (version, made_ms, since_ms, state, bytes, about) values ($1, $2, $2, $3, $4, $5)
       on conflict (version) do update set since_ms = excluded.since_ms, state = excluded.state, bytes = excluded.bytes, about = excluded.about`,
      [version, now, taken ? 'active' : 'refused', bytes, JSON.stringify(about)],
    );
    if (taken) await addGolden(client, added, now);
    await client.query(
      "delete from text_model where state <> 'active' and version not in (select version from text_model where state <> 'active' order by since_ms desc, version limit $1)",
      [MOST_KEPT],
    );
    await appendAudit(client, [learnedLine(version, learned)]);
  });
  return version;
}

function learnedLine(version: string, { about, taken, champion, now }: LearnedModel): AuditLine {
  const detail = {
    before: champion ?? '',
    texts: about.counts.learned,
    offers: about.counts.offers,
    heldOut: rounded(about.heldOut.averagePrecision),
    golden: rounded(about.golden.averagePrecision),
  };
  return { at: now, actor: 'vigil', act: taken ? 'model.learned' : 'model.refused', subject: version, detail };
}

async function addGolden(client: pg.ClientBase, added: readonly GoldenExample[], now: number): Promise<void> {
  await client.query('delete from text_golden where features <> $1', [FEATURES_VERSION]);
  await client.query(
    `insert into text_golden (print, label, features, words, buckets, made_ms)
     select one.print, one.label, $3, one.words, one.buckets, $4
     from unnest($1::text[], $2::smallint[], $5::integer[], $6::bytea[]) as one (print, label, words, buckets) on conflict do nothing`,
    [
      added.map((one) => one.print),
      added.map((one) => one.label),
      FEATURES_VERSION,
      now,
      added.map((one) => one.words),
      added.map(({ buckets }) => Buffer.from(buckets.buffer, buckets.byteOffset, buckets.byteLength)),
    ],
  );
}

/** Goes back to the model that was in use before the present one, or before none. Returns both versions. Throws StoreError when there is none to go back to. */
export async function restoreTextModel(
  pool: pg.Pool,
  now: number,
): Promise<{ readonly from: string | undefined; readonly to: string }> {
  return inTransaction(pool, async (client) => {
    await takeWriterLock(client);
    const { rows } = await client.query<ModelRow>(
      "select version, bytes from text_model where state = 'former' order by since_ms desc, version limit 1",
    );
    const before = rows[0];
    if (before === undefined)
      throw new StoreError('There is no model before this one.', 'Run "vigil learn FILE" to learn another.');
    opened(before);
    const ended = await client.query<{ version: string }>(
      "update text_model set state = 'withdrawn', since_ms = $1 where state = 'active' returning version",
      [now],
    );
    await client.query("update text_model set state = 'active', since_ms = $2 where version = $1", [
      before.version,
      now,
    ]);
    const from = ended.rows[0]?.version;
    const detail = { from: from ?? '' };
    await appendAudit(client, [{ at: now, actor: 'vigil', act: 'model.restored', subject: before.version, detail }]);
    return { from, to: before.version };
  });
}

/** The kept models, latest change first. */
export async function listTextModels(pool: pg.Pool): Promise<readonly KeptModel[]> {
  const { rows } = await pool.query<KeptModel>(
    'select version, state, made_ms as "madeAt", since_ms as since, about from text_model order by since_ms desc, version limit 100',
  );
  return rows;
}

/** A comparison with a model that is no longer in use means nothing. */
async function requireActive(client: pg.ClientBase, champion: string | undefined): Promise<void> {
  const { rows } = await client.query<{ version: string }>("select version from text_model where state = 'active'");
  if (rows[0]?.version !== champion)
    throw new StoreError('Another model came into use while this one was learned.', 'Run the command again.');
}

function rounded(figure: number): number {
  return Math.round(figure * 10_000) / 10_000;
}
