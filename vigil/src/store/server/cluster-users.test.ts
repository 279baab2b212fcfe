// Runs the private PostgreSQL as root, whom PostgreSQL refuses, and as an ordinary user, and meets full disks and closed folders.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openCluster } from './cluster.ts';
import {
  canMount,
  hold,
  isRoot,
  kill,
  ordinaryUser,
  query,
  serverPid,
  until,
  useFolder,
} from './cluster-trial.fixture.ts';
import { birthOf } from './process-life.ts';

const folder = useFolder();
const ordinary = ordinaryUser();

describe.runIf(isRoot)('as root', () => {
  test('A folder that only root may enter works, and PostgreSQL does not run as root', async () => {
    chmodSync(join(folder.path, '..'), 0o700);
    const opened = await openCluster(folder.path);
    expect(statSync(`/proc/${serverPid(folder.path)}`).uid).not.toBe(0);
    await opened.close();
  });

  test.runIf(canMount())(
    'A full disk is named, before and after the database exists, and freeing space is all it takes',
    async () => {
      mkdirSync(folder.path, { recursive: true });
      spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=30m', 'tmpfs', folder.path]);
      try {
        await expect(openCluster(join(folder.path, 'v'))).rejects.toMatchObject({
          why: 'disk-full',
          mend: expect.stringContaining('Free some space'),
        });
        spawnSync('mount', ['-o', 'remount,size=80m', folder.path]);
        await (await openCluster(join(folder.path, 'v'))).close();
        spawnSync('dd', ['if=/dev/zero', `of=${join(folder.path, 'filler')}`, 'bs=64k']);
        await expect(openCluster(join(folder.path, 'v'))).rejects.toMatchObject({ why: 'disk-full' });
        rmSync(join(folder.path, 'filler'));
        const again = await openCluster(join(folder.path, 'v'));
        expect(await query(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
        await again.close();
      } finally {
        spawnSync('umount', [folder.path]);
      }
    },
  );
});

describe.runIf(ordinary !== undefined)('as an ordinary user', () => {
  test('A folder of their own works, is adopted after kill -9, and recovers', async () => {
    chownSync(join(folder.path, '..'), ordinary?.uid ?? 0, ordinary?.gid ?? 0);
    const first = hold(folder.path, ordinary);
    const told = await first.told;
    expect(told).toMatchObject({ open: true, adopted: false });
    await query(told.url, 'create table kept (n int)');
    const pid = serverPid(folder.path);
    await kill(first.child);
    const second = hold(folder.path, ordinary);
    expect(await second.told).toMatchObject({ open: true, adopted: true });
    second.child.stdin?.write('end');
    await until(() => second.child.exitCode !== null);
    expect(birthOf(pid)).toBeUndefined();
  });

  test('A folder that may not be written is refused with what to do', async () => {
    chmodSync(join(folder.path, '..'), 0o755);
    const told = await hold(folder.path, ordinary).told;
    expect(told).toMatchObject({ open: false, why: 'not-writable' });
    expect(told.message).toContain('--data DIR');
  });

  test('A database that another user made is refused with what to do', async () => {
    await (await openCluster(folder.path, { durable: false })).close();
    chownSync(folder.path, ordinary?.uid ?? 0, ordinary?.gid ?? 0);
    chmodSync(join(folder.path, '..'), 0o755);
    expect(await hold(folder.path, ordinary).told).toMatchObject({ open: false, why: 'foreign-owner' });
  });
});
