// Starts, kills and restarts real PostgreSQL servers in real folders, as the user who runs the tests.
import { chownSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { examine } from './binaries.ts';
import { openCluster } from './cluster.ts';
import { hold, isRoot, kill, query, serverPid, useFolder } from './cluster-trial.fixture.ts';
import { initialise } from './initialise.ts';
import { birthOf } from './process-life.ts';
import { chooseUser } from './run-as.ts';

const folder = useFolder();
/** A second PostgreSQL beside the one of the npm package, where the system has one. */
const older = [15, 16, 17]
  .map((major) => examine(`/usr/lib/postgresql/${major}/bin`, chooseUser('/nowhere/yet')))
  .find((binaries) => binaries !== undefined);

describe('as the user who runs the tests', () => {
  test('A fresh folder gets a durable database that only its password opens, and rows outlive a restart', async () => {
    const first = await openCluster(folder.path);
    await query(first.url, 'create table kept (word text)');
    await query(first.url, "insert into kept values ('blenvik')");
    expect(await query(first.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    expect(await query(first.url, 'show data_checksums')).toEqual([{ data_checksums: 'on' }]);
    await expect(query(first.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(
      'password authentication failed',
    );
    const pid = serverPid(folder.path);
    await first.close();
    await first.close();
    expect(birthOf(pid)).toBeUndefined();

    const second = await openCluster(folder.path);
    expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'blenvik' }]);
    expect(second.adopted).toBe(false);
    await second.close();
    expect(statSync(join(folder.path, 'password')).mode & 0o077).toBe(0);
    expect(existsSync(join(folder.path, 'lock'))).toBe(false);
  });

  test('After kill -9 of Vigil the next start adopts the running server, ends what it left open, and stops it on close', async () => {
    const holder = hold(folder.path);
    const told = await holder.told;
    await query(told.url, 'create table kept (n int)');
    await query(told.url, 'insert into kept values (1)');
    const left = new pg.Client({ connectionString: told.url });
    left.on('error', () => undefined);
    await left.connect();
    await left.query('begin');
    await left.query('insert into kept values (2)');
    const pid = serverPid(folder.path);
    await kill(holder.child);
    expect(birthOf(pid)).toBeDefined();

    const next = await openCluster(folder.path);
    expect(next.adopted).toBe(true);
    expect(serverPid(folder.path)).toBe(pid);
    expect(await query(next.url, 'select n from kept')).toEqual([{ n: 1 }]);
    await next.close();
    expect(birthOf(pid)).toBeUndefined();
  });

  test('After kill -9 of PostgreSQL and of Vigil the next start recovers every committed row', async () => {
    const holder = hold(folder.path);
    const told = await holder.told;
    await query(told.url, 'create table kept (n int)');
    await query(told.url, 'insert into kept select generate_series(1, 20000)');
    const pid = serverPid(folder.path);
    process.kill(pid, 'SIGKILL');
    await kill(holder.child);
    const next = await openCluster(folder.path);
    expect(next.adopted).toBe(false);
    expect(await query(next.url, 'select count(*)::int as n from kept')).toEqual([{ n: 20_000 }]);
    await next.close();
  });

  test('Of two Vigils that start at once on one folder, one runs and the other says who runs and what to do', async () => {
    const both = [hold(folder.path), hold(folder.path)];
    const told = await Promise.all(both.map((holder) => holder.told));
    const refused = told.find((answer) => !answer.open);
    const winner = both[told.findIndex((answer) => answer.open)]?.child;
    expect(told.filter((answer) => answer.open)).toHaveLength(1);
    expect(refused?.why).toBe('busy');
    expect(refused?.message).toContain(`process ${winner?.pid}`);
    expect(refused?.message).toContain('--data');
  });

  test('Whoever started the server stops it only when nobody else works on it any more', async () => {
    const said: string[] = [];
    const owner = await openCluster(folder.path, { durable: false, onProgress: (one) => said.push(one) });
    const guest = await openCluster(folder.path, { durable: false, join: true });
    const work = new pg.Client({ connectionString: guest.url });
    await work.connect();
    let closed = false;
    const closing = owner.close().then(() => {
      closed = true;
    });
    await expect.poll(() => said.join(), { timeout: 10_000 }).toContain('Another Vigil still works on this folder');
    expect(closed).toBe(false);
    expect((await work.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await work.end();
    await closing;
    expect(existsSync(join(folder.path, 'lock'))).toBe(false);
  });

  test('A second process that asks to join uses the running server, and leaves it running', async () => {
    const owner = await openCluster(folder.path, { durable: false });
    const guest = await openCluster(folder.path, { durable: false, join: true });
    expect(await query(guest.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await guest.close();
    expect(await query(owner.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await owner.close();
  });

  test.each([
    ['garbage', '\u0000not a number\n\n'],
    ['nothing', ''],
    ['the number of a stranger', `${process.pid}\n/elsewhere\n1\n1\n`],
  ])('A postmaster.pid that holds %s does not keep the database from starting', async (_, content) => {
    await (await openCluster(folder.path, { durable: false })).close();
    const path = join(folder.path, 'postgres', 'postmaster.pid');
    const { uid, gid } = statSync(join(folder.path, 'postgres'));
    writeFileSync(path, content);
    if (isRoot) chownSync(path, uid, gid);
    const next = await openCluster(folder.path, { durable: false });
    expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await next.close();
  });

  test('An initialisation that was killed halfway leaves no trace', async () => {
    mkdirSync(join(folder.path, 'postgres.tmp-half', 'cluster'), { recursive: true });
    writeFileSync(join(folder.path, 'postgres.tmp-half', 'cluster', 'PG_VERSION'), '18\n');
    const opened = await openCluster(folder.path, { durable: false });
    await opened.close();
    expect(existsSync(join(folder.path, 'postgres.tmp-half'))).toBe(false);
  });

  test('A folder made by a newer PostgreSQL is left alone, with a word on what to install', async () => {
    await (await openCluster(folder.path, { durable: false })).close();
    writeFileSync(join(folder.path, 'postgres', 'PG_VERSION'), '99\n');
    await expect(openCluster(folder.path)).rejects.toMatchObject({
      why: 'wrong-major',
      mend: expect.stringContaining('Install PostgreSQL 99'),
    });
    expect(existsSync(join(folder.path, 'lock'))).toBe(false);
  });

  test('A lost password is said, and nothing is overwritten', async () => {
    await (await openCluster(folder.path, { durable: false })).close();
    rmSync(join(folder.path, 'password'));
    await expect(openCluster(folder.path)).rejects.toMatchObject({ why: 'password-lost' });
    expect(existsSync(join(folder.path, 'postgres', 'PG_VERSION'))).toBe(true);
  });

  test('A path that is a file is refused with a sentence', async () => {
    mkdirSync(folder.path);
    const file = join(folder.path, 'a-file');
    writeFileSync(file, 'not a folder');
    await expect(openCluster(file)).rejects.toMatchObject({ name: 'ClusterError', why: 'not-writable' });
  });

  test.runIf(older !== undefined)(
    'A folder made by an older PostgreSQL that is installed is served by that one',
    async () => {
      mkdirSync(folder.path);
      if (older) await initialise(folder.path, older, chooseUser(join(folder.path, 'postgres')), false);
      const opened = await openCluster(folder.path, { durable: false });
      expect(opened.version).toBe(older?.version);
      expect(await query(opened.url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
      await opened.close();
    },
  );

  test('A folder below a long path works', async () => {
    const deep = join(folder.path, 'x'.repeat(120), 'y'.repeat(120));
    const opened = await openCluster(deep, { durable: false });
    expect(await query(opened.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await opened.close();
  });
});
