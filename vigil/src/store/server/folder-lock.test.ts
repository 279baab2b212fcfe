// Shows that a folder has one owner at most, also when many ask at once for the lock of a dead one.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readOwner, takeLock } from './folder-lock.ts';
import { birthOf, processSpace } from './process-life.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigil-lock-'));
  path = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

test('The first to ask owns the folder, the second is told who does, and a released lock leaves nothing behind', async () => {
  const first = await takeLock(path);
  const second = await takeLock(path);
  expect(first.ok).toBe(true);
  expect(second).toMatchObject({ ok: false, owner: { pid: process.pid }, elsewhere: false });
  if (first.ok) first.release();
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['a dead process', () => JSON.stringify({ pid: deadPid(), birth: 'ticks 1', space: processSpace() })],
  [
    'a stranger who has the number of the dead owner',
    () => JSON.stringify({ pid: process.pid, birth: 'ticks 1', space: processSpace() }),
  ],
  ['nobody, being garbage', () => '\u0000\u0001{]'],
  ['nobody, being empty', () => ''],
])('A lock that names %s is taken over', async (_, content) => {
  writeFileSync(path, content());
  const taken = await takeLock(path);
  expect(taken.ok).toBe(true);
  expect(readOwner(path)).toEqual({ pid: process.pid, birth: birthOf(process.pid), space: processSpace() });
  expect(readdirSync(folder)).toEqual(['lock']);
});

test('A lock held in another container is respected while its owner touches it, and taken over when it falls silent', async () => {
  writeFileSync(path, JSON.stringify({ pid: process.pid, birth: 'ticks 1', space: 'another machine' }));
  let beats = 0;
  const beat = setInterval(() => {
    beats += 1;
    utimesSync(path, beats, beats);
  }, 20);
  expect(await takeLock(path, 5_000)).toMatchObject({ ok: false, elsewhere: true });
  clearInterval(beat);
  expect((await takeLock(path, 100)).ok).toBe(true);
});

test('Of eight processes that find the same dead lock at once, exactly one gets it, ten times in a row', async () => {
  const program = `
    const { takeLock } = await import(process.argv[1]);
    process.stdout.write('ready');
    await new Promise((go) => process.stdin.once('data', go));
    const got = await takeLock(process.argv[2]);
    process.stdout.write(got.ok ? 'yes' : 'no');
    process.stdin.once('data', () => process.exit(0));`;
  for (let round = 0; round < 10; round += 1) {
    writeFileSync(path, JSON.stringify({ pid: 1, birth: `never ${round}`, space: processSpace() }));
    const runners = Array.from({ length: 8 }, () =>
      spawn(
        process.execPath,
        ['--input-type=module', '-e', program, join(import.meta.dirname, 'folder-lock.ts'), path],
        { stdio: ['pipe', 'pipe', 'inherit'] },
      ),
    );
    const says = runners.map((runner) => listen(runner.stdout));
    await Promise.all(says.map((said) => said('ready')));
    for (const runner of runners) runner.stdin.write('go');
    const answers = await Promise.all(says.map((said) => said(/yes|no/)));
    for (const runner of runners) runner.stdin.write('end');
    expect(answers.filter((answer) => answer.includes('yes'))).toHaveLength(1);
    rmSync(path);
  }
});

test('The file never shows half an owner, however often it changes hands', async () => {
  for (let turn = 0; turn < 50; turn += 1) {
    const taken = await takeLock(path);
    expect(JSON.parse(readFileSync(path, 'utf8')).pid).toBe(process.pid);
    if (taken.ok) taken.release();
  }
});

function listen(stream: NodeJS.ReadableStream): (wanted: string | RegExp) => Promise<string> {
  let said = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  return async (wanted) => {
    while (!said.match(wanted)) await new Promise((next) => stream.once('data', next));
    return said;
  };
}
